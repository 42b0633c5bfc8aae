//! The problems as `miette` diagnostics, for handlers other than our own renderer (narrated, JSON).

use std::fmt;

use miette::{Diagnostic, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan};

use super::{Problem, Problems, Severity};
use crate::format::source::Source;

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl Diagnostic for Problem {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code.id()))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.code.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.help.as_ref()?;
        Some(Box::new(help))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().enumerate().map(
            |(at, label)| {
                let text = Some(label.text.clone()).filter(|text| !text.is_empty());
                let place = SourceSpan::from(label.span.start..label.span.end);
                if at == 0 {
                    LabeledSpan::new_primary_with_span(text, place)
                } else {
                    LabeledSpan::new_with_span(text, place)
                }
            },
        )))
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = self
            .list()
            .iter()
            .filter(|problem| problem.severity() == Severity::Error)
            .count();
        let plural = if errors == 1 { "" } else { "s" };
        write!(out, "{}: {errors} error{plural}", self.source().name())
    }
}

impl std::error::Error for Problems {}

impl Diagnostic for Problems {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.source())
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        Some(Box::new(
            self.list().iter().map(|problem| problem as &dyn Diagnostic),
        ))
    }
}

impl SourceCode for Source {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn miette::SpanContents<'a> + 'a>, MietteError> {
        let inner = self.text().read_span(span, lines_before, lines_after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name().to_string(),
            inner.data(),
            *inner.span(),
            inner.line(),
            inner.column(),
            inner.line_count(),
        )))
    }
}

#[cfg(test)]
mod tests {
    use miette::NarratableReportHandler;

    use super::super::{Code, Span};
    use super::*;

    #[test]
    fn a_handler_of_miette_finds_code_place_and_help() {
        let source = Source::from_text("a.toml", "schema = 1\nhat = 2\n");
        let problem = Problem::new(Code::UnknownKey, "unknown key 'hat'")
            .label(Span::new(11, 14), "not known")
            .help("remove it");
        let problems = Problems::new(vec![problem], source);
        let mut out = String::new();
        NarratableReportHandler::new()
            .render_report(&mut out, &problems)
            .unwrap();
        for part in [
            "unknown key 'hat'",
            "a.toml",
            "not known",
            "remove it",
            Code::UnknownKey.id(),
        ] {
            assert!(out.contains(part), "{part} is missing in\n{out}");
        }
    }
}
