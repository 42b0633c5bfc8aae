// The talks round by round: shows one round at a time and lets the reader move through them. Without this script all
// rounds stand on the page, one under the other.
(function () {
  "use strict";
  var slider = document.querySelector("input[data-scrubber]");
  if (!slider) return;
  var rounds = Array.prototype.slice.call(document.querySelectorAll(".round"));
  var told = document.getElementById("round-now");
  var stage = document.getElementById("rounds-stage");
  function show() {
    var at = Number(slider.value);
    rounds.forEach(function (round, n) { round.hidden = n !== at; });
    var title = rounds[at].getAttribute("data-title");
    told.textContent = title;
    slider.setAttribute("aria-valuetext", title);
    document.getElementById("round-back").disabled = at === 0;
    document.getElementById("round-on").disabled = at === rounds.length - 1;
  }
  function step(by) {
    slider.value = String(Number(slider.value) + by);
    show();
  }
  slider.addEventListener("input", show);
  document.getElementById("round-back").addEventListener("click", function () { step(-1); });
  document.getElementById("round-on").addEventListener("click", function () { step(1); });
  document.querySelector(".scrubber").hidden = false;
  stage.classList.remove("tall");
  stage.removeAttribute("tabindex");
  show();
  window.addEventListener("beforeprint", function () { rounds.forEach(function (round) { round.hidden = false; }); });
  window.addEventListener("afterprint", show);
})();
