// Only a help: without it the page does all that it should, and the password stays hidden.
for (const button of document.querySelectorAll("[data-reveals]")) {
    const input = document.getElementById(button.dataset.reveals);
    button.hidden = false;
    button.addEventListener("click", () => {
        const shown = input.type === "password";
        input.type = shown ? "text" : "password";
        button.setAttribute("aria-pressed", String(shown));
    });
}
