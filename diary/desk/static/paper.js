// A photo or scan beside the table: shown from this computer's own memory, zoomed and turned, and sent nowhere.

const chosen = document.getElementById("paper-file");
const section = document.getElementById("paper");
const shown = document.getElementById("paper-shown");
const STEP = 1.25;
let address = "";
let zoom = 1;
let turned = 0;

const draw = () => {
  const picture = shown.querySelector("img");
  if (!picture) return;
  const upright = turned % 180 === 0;
  const width = shown.clientWidth * zoom;
  picture.style.width = `${upright ? width : (width * picture.naturalWidth) / picture.naturalHeight}px`;
  picture.style.rotate = `${turned}deg`;
  const box = picture.getBoundingClientRect();
  picture.style.marginBlock = `${(box.height - picture.offsetHeight) / 2}px`;
  picture.style.marginInline = `${(box.width - picture.offsetWidth) / 2}px`;
};

new ResizeObserver(draw).observe(shown);

const close = () => {
  shown.replaceChildren();
  section.hidden = true;
  if (address) URL.revokeObjectURL(address);
  address = "";
};

chosen.addEventListener("change", () => {
  const [file] = chosen.files;
  chosen.value = "";
  if (!file) return;
  close();
  address = URL.createObjectURL(file);
  const picture = document.createElement(file.type === "application/pdf" ? "iframe" : "img");
  picture[picture.tagName === "IMG" ? "alt" : "title"] = shown.dataset.alt;
  picture.addEventListener("load", draw);
  picture.src = address;
  zoom = 1;
  turned = 0;
  section.hidden = false;
  shown.replaceChildren(picture);
});

const actions = {
  in: () => (zoom *= STEP),
  out: () => (zoom /= STEP),
  turn: () => (turned = (turned + 90) % 360),
  close,
};
for (const button of document.querySelectorAll("[data-paper]")) {
  button.addEventListener("click", () => {
    actions[button.dataset.paper]();
    draw();
  });
}
