// Says what is missing where a browser is too old. Plain old JavaScript: such a browser must be able to read it.
/* eslint-disable no-var */
(function () {
  /** Whether WebAssembly has exceptions: the smallest module that declares one. */
  function exceptions() {
    return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 13, 3, 1, 0, 0]));
  }
  function fine() {
    return typeof WebAssembly === "object" && exceptions() && typeof Worker === "function" && typeof BigInt64Array === "function" && "replaceChildren" in document.body;
  }
  if (fine()) return;
  /** @type {any} */ (window).drafterTooOld = true;
  var loading = document.getElementById("loading");
  if (loading)
    loading.textContent =
      "这个浏览器太旧，打不开本页：它缺少本页要用的 WebAssembly 功能。请改用 2022 年以后的 Chrome、Edge（版本 95 及以上）或 Firefox（版本 100 及以上）打开同一个文件。您的文件没有受到影响。" +
      " This browser is too old for this page. Open the same file in Chrome or Edge 95, or Firefox 100, or newer.";
})();
