// Runs before all else, in whatever browser it is (so: old JavaScript): says in plain words what a browser lacks that the desk needs.

(function () {
  /** @type {[boolean, string, string][]} */
  var needs = [
    ["adoptedStyleSheets" in document, "可构造样式表", "constructable style sheets"],
    ["IntersectionObserver" in window && "ResizeObserver" in window, "布局观察器", "observers of layout"],
    ["replaceChildren" in document.documentElement, "新的 DOM 方法", "new DOM methods"],
    ["HTMLDialogElement" in window, "对话框", "dialogs"],
    ["attachShadow" in document.documentElement, "影子树", "shadow trees"],
  ];
  var missing = needs.filter(function (need) {
    return !need[0];
  });
  if (!missing.length) return;
  document.addEventListener("DOMContentLoaded", function () {
    var note = document.createElement("p");
    note.setAttribute("role", "alert");
    note.textContent =
      "这个浏览器太旧，打不开本页。它缺少：" +
      missing.map(function (need) { return need[1]; }).join("、") +
      "。请用 Chrome、Edge（88 以上）或 Firefox（101 以上），国产浏览器请换到“极速模式”或升级。 This browser is too old: it has no " +
      missing.map(function (need) { return need[2]; }).join(", ") +
      ". Chrome or Edge 88, Firefox 101 or newer will do.";
    document.body.insertBefore(note, document.body.firstChild);
  });
})();
