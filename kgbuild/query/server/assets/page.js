// Starts YASGUI on this server's endpoint, offers the named questions, and sends links of results to their evidence.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const first = data.questions.find((question) => question.name === "agreed") || data.questions[0];
  // The endpoint knows the contract's prefixes; the editor's own check does not, so a query is shown with those it uses.
  const declared = (query) =>
    Object.entries(data.prefixes)
      .filter(([name]) => new RegExp("(^|[^\\w:])" + name + ":").test(query))
      .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`)
      .join("") + query;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.value = first ? declared(first.query) : "SELECT * WHERE { ?s ?p ?o } LIMIT 20";
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: true,
    persistenceId: null,
    endpointCatalogueOptions: { getData: () => [] },
  });
  document.getElementById("questions").addEventListener("change", (event) => {
    const question = data.questions.find((item) => item.name === event.target.value);
    if (question) yasgui.getTab().getYasqe().setValue(declared(question.query));
  });
  // An IRI in a result opens what the graph says about it, with the words behind it, instead of leaving the machine.
  document.getElementById("yasgui").addEventListener("click", (event) => {
    const link = event.target.closest("a.iri");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    window.open("/about?iri=" + encodeURIComponent(link.href), "_blank", "noopener");
  }, true);
})();
