"use strict";

// The table of all figures: a click on a head sorts by it, the button hands the rows out as CSV.
const table = document.getElementById("table");
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];
const value = (row, column) => row.cells[column].dataset.v;

function compare(column, isNumber, sign) {
  return (a, b) => {
    const [left, right] = [value(a, column), value(b, column)];
    // What has no value comes last, whichever way round.
    if (left === "" || right === "") return (left === "") - (right === "");
    return sign * (isNumber ? left - right : left.localeCompare(right));
  };
}

heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach((other) => other.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const isNumber = head.classList.contains("n");
    body.append(...[...body.rows].sort(compare(column, isNumber, ascending ? 1 : -1)));
  });
});

const download = document.getElementById("download");
download.hidden = false;
download.addEventListener("click", () => {
  const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const line = (cells) => `${cells.map(quoted).join(",")}\n`;
  const lines = [...body.rows].map((row) => line([...row.cells].map((cell) => cell.dataset.v)));
  const text = line(heads.map((head) => head.dataset.key)) + lines.join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = download.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});
