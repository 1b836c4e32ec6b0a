// Says what is missing where a browser is too old. Plain old JavaScript: such a browser must be able to read it.
/* eslint-disable no-var, no-unused-vars */
(function () {
  /** Whether WebAssembly has exceptions, and this page's policy allows it: the smallest module that declares one is compiled. */
  function compiles() {
    try {
      return Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 13, 3, 1, 0, 0])));
    } catch (error) {
      return false;
    }
  }
  function fine() {
    return typeof WebAssembly === "object" && compiles() && typeof Worker === "function" && typeof BigInt64Array === "function" && "replaceChildren" in document.body;
  }
  if (fine()) return;
  /** @type {any} */ (window).drafterTooOld = true;
  var loading = document.getElementById("loading");
  if (loading)
    loading.textContent =
      "这个浏览器太旧，打不开本页：它缺少本页要用的 WebAssembly 功能。请改用 2022 年以后的 Chrome、Edge（版本 97 及以上）或 Firefox（版本 102 及以上）打开同一个文件。您的文件没有受到影响。" +
      " This browser is too old for this page. Open the same file in Chrome or Edge 97, or Firefox 102, or newer.";
})();
