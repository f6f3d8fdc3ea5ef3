// node apl_lint.js DOCUMENTS.json RESULTS.json: Amazon's static check of APL documents; a list of findings for each.
require("jsdom-global")();
const fs = require("fs");
const { StaticAplTemplateValidator } = require("apl-suggester");

async function main([documents, results]) {
    const findings = [];
    for (const document of JSON.parse(fs.readFileSync(documents))) {
        const found = await new StaticAplTemplateValidator().validate(document);
        findings.push(found.map((one) => `${one.path}: ${one.errorMessage}`));
    }
    fs.writeFileSync(results, JSON.stringify(findings));
}

main(process.argv.slice(2)).catch((error) => {
    console.error(String(error));
    process.exit(1);
});
