// Draws each chart anew, with tooltips, as it comes near the window; until then its picture stands there.
const specs = JSON.parse(document.getElementById("specs").textContent);
const phone = window.matchMedia("(max-width: 640px)");
const options = { renderer: "svg", actions: false, mode: "vega-lite" };
const drawn = new Map();

async function draw(figure) {
  const layout = phone.matches ? "narrow" : "wide";
  if (drawn.get(figure) === layout) return;
  drawn.set(figure, layout);
  await vegaEmbed(figure.querySelector(".live"), specs[figure.dataset.chart][layout], options);
  figure.classList.add("is-live");
}

const watch = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)),
  { rootMargin: "200px" },
);
document.querySelectorAll("figure[data-chart]").forEach((figure) => watch.observe(figure));
phone.addEventListener("change", () => [...drawn.keys()].forEach(draw));
