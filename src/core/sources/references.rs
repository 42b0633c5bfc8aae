//! Every reference, in the order of first authors.

use super::reference::{
    Identifier::{Doi, Isbn, Neither},
    Reference,
    Venue::{Book, In, Journal},
};

/// The reason why a book has no number.
const EARLY: &str = "a book from before book numbers";

/// The constants, and a list of all of them that cannot miss one.
macro_rules! references {
    ($($name:ident: [$($author:literal),+] ($year:literal) $title:literal, $venue:expr, $found_by:expr $(, unconfirmed $what:literal)?;)+) => {
        $(
            #[doc = concat!($title, ".")]
            pub static $name: Reference = Reference {
                name: stringify!($name),
                authors: &[$($author),+],
                year: $year,
                title: $title,
                venue: $venue,
                identifier: $found_by,
                unconfirmed: concat!("", $($what)?),
            };
        )+

        /// All of them, in the order of their keys.
        pub static ALL: &[&Reference] = &[$(&$name),+];
    };
}

references! {
    AXELROD_1984: ["R. Axelrod"] (1984) "The Evolution of Cooperation",
        Book("Basic Books"), Isbn("978-0-465-02122-2"), unconfirmed "the ISBN";
    AYDOGAN_2017: ["R. Aydoğan", "D. Festen", "K. V. Hindriks", "C. M. Jonker"] (2017)
        "Alternating offers protocols for multilateral negotiation",
        In("Modern Approaches to Agent-based Complex Automated Negotiation", "Springer", ""), Doi("10.1007/978-3-319-51563-2_10");
    BAARSLAG_2011: ["T. Baarslag", "K. Hindriks", "C. Jonker"] (2011)
        "Towards a quantitative concession-based classification method of negotiation strategies",
        In("Agents in Principle, Agents in Practice (PRIMA 2011)", "Springer", "143-158"), Doi("10.1007/978-3-642-25044-6_13");
    BAARSLAG_2013: ["T. Baarslag", "K. Fujita", "E. H. Gerding", "K. Hindriks", "T. Ito", "N. R. Jennings", "C. Jonker",
        "S. Kraus", "R. Lin", "V. Robu", "C. R. Williams"] (2013)
        "Evaluating practical negotiating agents: results and analysis of the 2011 international competition",
        Journal("Artificial Intelligence", "198", "73-103"), Doi("10.1016/j.artint.2012.09.004");
    BAARSLAG_HINDRIKS_JONKER_2013: ["T. Baarslag", "K. Hindriks", "C. Jonker"] (2013)
        "A tit for tat negotiation strategy for real-time bilateral negotiations",
        In("Complex Automated Negotiations", "Springer", "229-233"), Doi("10.1007/978-3-642-30737-9_18");
    BINMORE_1986: ["K. Binmore", "A. Rubinstein", "A. Wolinsky"] (1986) "The Nash bargaining solution in economic modelling",
        Journal("RAND Journal of Economics", "17(2)", "176-188"), Doi("10.2307/2555382");
    BONETT_2012: ["D. G. Bonett", "R. M. Price"] (2012)
        "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data",
        Journal("Journal of Educational and Behavioral Statistics", "37(4)", "479-488"), Doi("10.3102/1076998611411915");
    BRAMS_1996: ["S. J. Brams", "A. D. Taylor"] (1996) "Fair Division: From Cake-Cutting to Dispute Resolution",
        Book("Cambridge University Press"), Doi("10.1017/CBO9780511598975");
    BRYANT_2010: ["B. P. Bryant", "R. J. Lempert"] (2010)
        "Thinking inside the box: a participatory, computer-assisted approach to scenario discovery",
        Journal("Technological Forecasting and Social Change", "77(1)", "34-49"), Doi("10.1016/j.techfore.2009.08.002");
    BUSCH_1997: ["L.-A. Busch", "I. J. Horstmann"] (1997)
        "Bargaining frictions, bargaining procedures and implied costs in multiple-issue bargaining",
        Journal("Economica", "64(256)", "669-680"), Doi("10.1111/1468-0335.00106");
    CAMPOLONGO_2007: ["F. Campolongo", "J. Cariboni", "A. Saltelli"] (2007)
        "An effective screening design for sensitivity analysis of large models",
        Journal("Environmental Modelling & Software", "22(10)", "1509-1518"), Doi("10.1016/j.envsoft.2006.10.004");
    CLEVELAND_1984: ["W. S. Cleveland", "R. McGill"] (1984)
        "Graphical perception: theory, experimentation, and application to the development of graphical methods",
        Journal("Journal of the American Statistical Association", "79(387)", "531-554"), Doi("10.1080/01621459.1984.10478080");
    DE_JONGE_2022: ["D. de Jonge"] (2022) "An analysis of the linear bilateral ANAC domains using the MiCRO benchmark strategy",
        In("Proceedings of IJCAI 2022", "", "223-229"), Doi("10.24963/ijcai.2022/32");
    EFRON_1981: ["B. Efron", "C. Stein"] (1981) "The jackknife estimate of variance",
        Journal("Annals of Statistics", "9(3)", "586-596"), Doi("10.1214/aos/1176345462");
    ESCHENBACH_1992: ["T. G. Eschenbach"] (1992) "Spiderplots versus tornado diagrams for sensitivity analysis",
        Journal("Interfaces", "22(6)", "40-46"), Doi("10.1287/inte.22.6.40");
    FARATIN_1998: ["P. Faratin", "C. Sierra", "N. R. Jennings"] (1998)
        "Negotiation decision functions for autonomous agents",
        Journal("Robotics and Autonomous Systems", "24(3-4)", "159-182"), Doi("10.1016/S0921-8890(98)00029-3");
    FARATIN_2002: ["P. Faratin", "C. Sierra", "N. R. Jennings"] (2002)
        "Using similarity criteria to make issue trade-offs in automated negotiations",
        Journal("Artificial Intelligence", "142(2)", "205-237"), Doi("10.1016/S0004-3702(02)00290-4");
    FEARON_1994: ["J. D. Fearon"] (1994) "Domestic political audiences and the escalation of international disputes",
        Journal("American Political Science Review", "88(3)", "577-592"), Doi("10.2307/2944796");
    FEARON_1995: ["J. D. Fearon"] (1995) "Rationalist explanations for war",
        Journal("International Organization", "49(3)", "379-414"), Doi("10.1017/S0020818300033324");
    FISHER_1925: ["R. A. Fisher"] (1925) "Statistical Methods for Research Workers",
        Book("Oliver & Boyd"), Neither(EARLY);
    FISHER_1935: ["R. A. Fisher"] (1935) "The Design of Experiments",
        Book("Oliver & Boyd"), Neither(EARLY);
    FRIEDMAN_1999: ["J. H. Friedman", "N. I. Fisher"] (1999) "Bump hunting in high-dimensional data",
        Journal("Statistics and Computing", "9", "123-143"), Doi("10.1023/A:1008894516817");
    FRIEDMAN_2001: ["J. H. Friedman"] (2001) "Greedy function approximation: a gradient boosting machine",
        Journal("Annals of Statistics", "29(5)", "1189-1232"), Doi("10.1214/aos/1013203451");
    FROMAN_1970: ["L. A. Froman", "M. D. Cohen"] (1970)
        "Compromise and logroll: comparing the efficiency of two bargaining processes",
        Journal("Behavioral Science", "15", "180-183"), Neither("the DOI was not confirmed");
    GLASSERMAN_1992: ["P. Glasserman", "D. D. Yao"] (1992) "Some guidelines and guarantees for common random numbers",
        Journal("Management Science", "38(6)", "884-908"), Doi("10.1287/mnsc.38.6.884");
    GLOVER_1968: ["F. Glover"] (1968) "Surrogate constraints",
        Journal("Operations Research", "16(4)", "741-749"), Doi("10.1287/opre.16.4.741");
    GODE_1993: ["D. K. Gode", "S. Sunder"] (1993)
        "Allocative efficiency of markets with zero-intelligence traders: market as a partial substitute for individual rationality",
        Journal("Journal of Political Economy", "101(1)", "119-137"), Doi("10.1086/261868");
    GUTH_1982: ["W. Güth", "R. Schmittberger", "B. Schwarze"] (1982) "An experimental analysis of ultimatum bargaining",
        Journal("Journal of Economic Behavior & Organization", "3(4)", "367-388"), Doi("10.1016/0167-2681(82)90011-7");
    HARSANYI_1955: ["J. C. Harsanyi"] (1955)
        "Cardinal welfare, individualistic ethics, and interpersonal comparisons of utility",
        Journal("Journal of Political Economy", "63(4)", "309-321"), Doi("10.1086/257678");
    HARSANYI_1956: ["J. C. Harsanyi"] (1956)
        "Approaches to the bargaining problem before and after the theory of games: a critical discussion of Zeuthen's, Hicks', and Nash's theories",
        Journal("Econometrica", "24(2)", "144-157"), Doi("10.2307/1905748");
    HARSANYI_1972: ["J. C. Harsanyi", "R. Selten"] (1972)
        "A generalized Nash solution for two-person bargaining games with incomplete information",
        Journal("Management Science", "18(5, Part 2)", "P80-P106"), Doi("10.1287/mnsc.18.5.80");
    HINDRIKS_2008: ["K. Hindriks", "D. Tykhonov"] (2008)
        "Opponent modelling in automated multi-issue negotiation using Bayesian learning",
        In("Proceedings of AAMAS 2008", "", "331-338"), Neither("its proceedings have no DOI");
    HOLM_1979: ["S. Holm"] (1979) "A simple sequentially rejective multiple test procedure",
        Journal("Scandinavian Journal of Statistics", "6(2)", "65-70"), Neither("the journal gave it no DOI");
    HOWARD_1988: ["R. A. Howard"] (1988) "Decision analysis: practice and promise",
        Journal("Management Science", "34(6)", "679-695"), Doi("10.1287/mnsc.34.6.679");
    JANSEN_1999: ["M. J. W. Jansen"] (1999) "Analysis of variance designs for model output",
        Journal("Computer Physics Communications", "117", "35-43"), Doi("10.1016/S0010-4655(98)00154-4");
    JOE_2008: ["S. Joe", "F. Y. Kuo"] (2008) "Constructing Sobol sequences with better two-dimensional projections",
        Journal("SIAM Journal on Scientific Computing", "30(5)", "2635-2654"), Doi("10.1137/070709359");
    KALAI_1975: ["E. Kalai", "M. Smorodinsky"] (1975) "Other solutions to Nash's bargaining problem",
        Journal("Econometrica", "43(3)", "513-518"), Doi("10.2307/1914280");
    KALAI_1977: ["E. Kalai"] (1977) "Proportional solutions to bargaining situations: interpersonal utility comparisons",
        Journal("Econometrica", "45(7)", "1623-1630"), Doi("10.2307/1913954");
    KAPLAN_1958: ["E. L. Kaplan", "P. Meier"] (1958) "Nonparametric estimation from incomplete observations",
        Journal("Journal of the American Statistical Association", "53(282)", "457-481"), Doi("10.1080/01621459.1958.10501452");
    KEENEY_1991: ["R. L. Keeney", "H. Raiffa"] (1991)
        "Structuring and analyzing values for multiple-issue negotiations",
        In("H. P. Young (ed.), Negotiation Analysis", "University of Michigan Press", "131-151"),
        Neither("a chapter without a DOI"), unconfirmed "the year, 1991 or 1992";
    KLEIN_2003: ["M. Klein", "P. Faratin", "H. Sayama", "Y. Bar-Yam"] (2003) "Negotiating complex contracts",
        Journal("Group Decision and Negotiation", "12(2)", "111-125"), Doi("10.1023/A:1023068821218");
    LEX_2014: ["A. Lex", "N. Gehlenborg", "H. Strobelt", "R. Vuillemot", "H. Pfister"] (2014)
        "UpSet: visualization of intersecting sets",
        Journal("IEEE Transactions on Visualization and Computer Graphics", "20(12)", "1983-1992"), Doi("10.1109/TVCG.2014.2346248");
    LIFFITON_2008: ["M. H. Liffiton", "K. A. Sakallah"] (2008)
        "Algorithms for computing minimal unsatisfiable subsets of constraints",
        Journal("Journal of Automated Reasoning", "40(1)", "1-33"), Doi("10.1007/s10817-007-9084-z");
    LIFFITON_2016: ["M. H. Liffiton", "A. Previti", "A. Malik", "J. Marques-Silva"] (2016) "Fast, flexible MUS enumeration",
        Journal("Constraints", "21", "223-250"), Doi("10.1007/s10601-015-9183-0");
    LORENSEN_1987: ["W. E. Lorensen", "H. E. Cline"] (1987) "Marching cubes: a high resolution 3D surface construction algorithm",
        Journal("Computer Graphics", "21(4)", "163-169"), Doi("10.1145/37402.37422");
    MALCOLM_1959: ["D. G. Malcolm", "J. H. Roseboom", "C. E. Clark", "W. Fazar"] (1959)
        "Application of a technique for research and development program evaluation",
        Journal("Operations Research", "7(5)", "646-669"), Doi("10.1287/opre.7.5.646");
    MCKAY_1979: ["M. D. McKay", "R. J. Beckman", "W. J. Conover"] (1979)
        "A comparison of three methods for selecting values of input variables in the analysis of output from a computer code",
        Journal("Technometrics", "21(2)", "239-245"), Doi("10.2307/1268522");
    MCNEMAR_1947: ["Q. McNemar"] (1947)
        "Note on the sampling error of the difference between correlated proportions or percentages",
        Journal("Psychometrika", "12(2)", "153-157"), Doi("10.1007/BF02295996");
    METROPOLIS_1949: ["N. Metropolis", "S. Ulam"] (1949) "The Monte Carlo method",
        Journal("Journal of the American Statistical Association", "44(247)", "335-341"), Doi("10.1080/01621459.1949.10483310");
    MONTANARI_1974: ["U. Montanari"] (1974)
        "Networks of constraints: fundamental properties and applications to picture processing",
        Journal("Information Sciences", "7", "95-132"), Doi("10.1016/0020-0255(74)90008-5");
    MORRIS_1991: ["M. D. Morris"] (1991) "Factorial sampling plans for preliminary computational experiments",
        Journal("Technometrics", "33(2)", "161-174"), Doi("10.1080/00401706.1991.10484804");
    NASH_1950: ["J. F. Nash"] (1950) "The bargaining problem",
        Journal("Econometrica", "18(2)", "155-162"), Doi("10.2307/1907266");
    NEMHAUSER_1969: ["G. L. Nemhauser", "Z. Ullmann"] (1969) "Discrete dynamic programming and capital allocation",
        Journal("Management Science", "15(9)", "494-505"), Doi("10.1287/mnsc.15.9.494");
    NEUMANN_1944: ["J. von Neumann", "O. Morgenstern"] (1944) "Theory of Games and Economic Behavior",
        Book("Princeton University Press"), Neither(EARLY);
    NUNEZ_2018: ["J. R. Nuñez", "C. R. Anderton", "R. S. Renslow"] (2018)
        "Optimizing colormaps with consideration for color vision deficiency to enable accurate interpretation of scientific data",
        Journal("PLoS ONE", "13(7)", "e0199239"), Doi("10.1371/journal.pone.0199239");
    OWEN_2022: ["A. B. Owen"] (2022) "On dropping the first Sobol' point",
        In("Monte Carlo and Quasi-Monte Carlo Methods (MCQMC 2020)", "Springer", ""), Doi("10.1007/978-3-030-98319-2_4");
    PARETO_1906: ["V. Pareto"] (1906) "Manuale di economia politica",
        Book("Società Editrice Libraria"), Neither(EARLY);
    PERLES_1981: ["M. A. Perles", "M. Maschler"] (1981) "The super-additive solution for the Nash bargaining game",
        Journal("International Journal of Game Theory", "10(3-4)", "163-193"), Doi("10.1007/BF01755963"),
        unconfirmed "the pages";
    POWELL_2004: ["R. Powell"] (2004) "Bargaining and learning while fighting",
        Journal("American Journal of Political Science", "48(2)", "344-361"), Doi("10.1111/j.0092-5853.2004.00074.x");
    PRUITT_1981: ["D. G. Pruitt"] (1981) "Negotiation Behavior",
        Book("Academic Press"), Isbn("978-0-12-566250-5"), unconfirmed "the ISBN";
    PUTNAM_1988: ["R. D. Putnam"] (1988) "Diplomacy and domestic politics: the logic of two-level games",
        Journal("International Organization", "42(3)", "427-460"), Doi("10.1017/S0020818300027697");
    RAIFFA_1953: ["H. Raiffa"] (1953) "Arbitration schemes for generalized two-person games",
        In("H. W. Kuhn & A. W. Tucker (eds), Contributions to the Theory of Games II", "Princeton University Press", "361-387"),
        Doi("10.1515/9781400881970-022");
    RAIFFA_1982: ["H. Raiffa"] (1982) "The Art and Science of Negotiation",
        Book("Harvard University Press"), Isbn("978-0-674-04813-3");
    RAIFFA_1985: ["H. Raiffa"] (1985) "Post-settlement settlements",
        Journal("Negotiation Journal", "1(1)", "9-12"), Doi("10.1111/j.1571-9979.1985.tb00286.x");
    ROSENSCHEIN_1994: ["J. S. Rosenschein", "G. Zlotkin"] (1994) "Rules of Encounter",
        Book("MIT Press"), Isbn("978-0-262-18159-4"), unconfirmed "the ISBN";
    ROTH_1988: ["A. E. Roth", "J. K. Murnighan", "F. Schoumaker"] (1988)
        "The deadline effect in bargaining: some experimental evidence",
        Journal("American Economic Review", "78(4)", "806-823"), Neither("the journal gave it no DOI");
    RUBINSTEIN_1982: ["A. Rubinstein"] (1982) "Perfect equilibrium in a bargaining model",
        Journal("Econometrica", "50(1)", "97-109"), Doi("10.2307/1912531");
    SALTELLI_2002: ["A. Saltelli"] (2002) "Making best use of model evaluations to compute sensitivity indices",
        Journal("Computer Physics Communications", "145(2)", "280-297"), Doi("10.1016/S0010-4655(02)00280-1");
    SALTELLI_2010: ["A. Saltelli", "P. Annoni", "I. Azzini", "F. Campolongo", "M. Ratto", "S. Tarantola"] (2010)
        "Variance based sensitivity analysis of model output: design and estimator for the total sensitivity index",
        Journal("Computer Physics Communications", "181(2)", "259-270"), Doi("10.1016/j.cpc.2009.09.018");
    SALTELLI_ANNONI_2010: ["A. Saltelli", "P. Annoni"] (2010) "How to avoid a perfunctory sensitivity analysis",
        Journal("Environmental Modelling & Software", "25(12)", "1508-1517"), Doi("10.1016/j.envsoft.2010.04.012");
    SCHELLING_1966: ["T. C. Schelling"] (1966) "Arms and Influence",
        Book("Yale University Press"), Neither(EARLY);
    SOBOL_1967: ["I. M. Sobol'"] (1967)
        "On the distribution of points in a cube and the approximate evaluation of integrals",
        Journal("USSR Computational Mathematics and Mathematical Physics", "7(4)", "86-112"), Doi("10.1016/0041-5553(67)90144-9");
    TUNALI_2017: ["O. Tunalı", "R. Aydoğan", "V. Sanchez-Anguix"] (2017)
        "Rethinking frequency opponent modeling in automated negotiation",
        In("PRIMA 2017: Principles and Practice of Multi-Agent Systems", "Springer", "263-279"), Doi("10.1007/978-3-319-69131-2_16");
    VAN_KRIMPEN_2013: ["T. van Krimpen", "D. Looije", "S. Hajizadeh"] (2013) "HardHeaded",
        In("Complex Automated Negotiations", "Springer", "223-227"), Doi("10.1007/978-3-642-30737-9_17");
    VOSE_2008: ["D. Vose"] (2008) "Risk Analysis, 3rd ed.",
        Book("Wiley"), Isbn("978-0-470-51284-5"), unconfirmed "the ISBN";
    WACHTER_2018: ["S. Wachter", "B. Mittelstadt", "C. Russell"] (2018)
        "Counterfactual explanations without opening the black box: automated decisions and the GDPR",
        Journal("Harvard Journal of Law & Technology", "31(2)", "841-887"), Neither("the journal gave it no DOI");
    WILSON_1927: ["E. B. Wilson"] (1927) "Probable inference, the law of succession, and statistical inference",
        Journal("Journal of the American Statistical Association", "22(158)", "209-212"), Doi("10.1080/01621459.1927.10502953");
    ZEUTHEN_1930: ["F. Zeuthen"] (1930) "Problems of Monopoly and Economic Warfare",
        Book("Routledge"), Neither(EARLY);
}
