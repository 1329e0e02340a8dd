/* Shows the buttons that print the page: without script there would be nothing behind them. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
