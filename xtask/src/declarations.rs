//! The order of the package's TypeScript declarations. wasm-bindgen writes them as rustc has split its work, so the order
//! would differ between builds, and a reader would find nothing in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use regex::Regex;

/// The parts of the API, like the modules of the crate: for each its title, and its declarations in the order in which a
/// reader needs them. A build has those of its features.
const PARTS: [(&str, &str); 17] = [
    (
        "Templates",
        "Template render RenderOptions RenderOnceOptions Undefined SecretName AutomationValues automationValues \
         Rendering RenderedPart PartState VariableUse variables VariableInfo VariableKind variableKinds \
         offeredVariables OfferedVariable",
    ),
    (
        "Events",
        "Event sampleEvent EventType eventTypes EventTypeInfo EventOffer RunState Container",
    ),
    (
        "Checks",
        "check checkEvent checkWebhook checkEndpoint checkCharacters checkTeamName checkSecretName \
         checkSecretValue checkWebhookName checkAutomationName CheckContext",
    ),
    (
        "Diagnostics",
        "Diagnostic Severity Evidence Span Fix Edit Argument FilledPhrase Code codes CodeInfo \
         FixCode fixes FixInfo Phrase phrases PhraseInfo",
    ),
    (
        "Requests",
        "buildRequest HttpRequest HttpHeader RequestSecrets sign SignatureEncoding verify Verification \
         exportRequest Export previewRequest RequestPreview Outgoing SendTarget SendOptions",
    ),
    (
        "Receivers",
        "receivers ReceiverInfo Receiver recognizeReceiver RecognizedReceiver ReceiverBasis \
         examplePayload githubWorkflow",
    ),
    (
        "Sending",
        "send Delivery ReceivedResponse ReceivedHeader probeEndpoint SecretVault \
         sandboxEndpoint isSandbox sandboxExpectation SandboxExpectation \
         executionStatuses ExecutionStatusInfo ExecutionStatus",
    ),
    (
        "Signatures of receivers",
        "debugSignature SignatureReport HeaderReading HeaderEncoding SignatureMatch SecretChange BodyChange",
    ),
    (
        "Automations",
        "Automation AutomationId Trigger newTrigger fits FilterText OtherAction Scope ScopeLevel \
         offeredScopes OfferedScope triggerChoices TriggerChoices MetricThreshold MetricChange MetricZScore \
         Window Aggregate Comparison ComparisonInfo ChangeBasis ChangeBasisInfo Direction",
    ),
    (
        "Matching",
        "Matcher Firing Explanation Condition ConditionKind Verdict \
         fittingSample checkSample SampleCheck SampleVerdict",
    ),
    (
        "Filters",
        "Filter filterRows filterFromRows FilterRow rowOperators Operator filterFields FilterField Standing \
         RowFinding",
    ),
    (
        "Run metrics",
        "RunMetric MetricReading RunMetricBatch Pause PauseReason metricFirings MetricFirings \
         HistoryReader RunHistory HistoryColumn ColumnRole TimeSource UnreadCell UnreadReason \
         HistoryProblem ProblemKind",
    ),
    ("Replay", "Replay ReplayPart Rejection NearestMisses NearMiss"),
    (
        "The workspace",
        "WorkspaceStore Workspace Command Team TeamName Webhook WebhookId Endpoint UnboundSecrets \
         SampleEvent SampleId Settings SecretRetention Theme InitialContents ImportedFile UnboundWebhook \
         QuarantinedText Recovery UndoOutcome ChangeSummary ChangeAction RecordKind",
    ),
    (
        "Sharing",
        "sharedText SharedSelection readShared SharedContent SharedKind SharedRecord SharedOutcome SharedDefaults",
    ),
    (
        "Automations of W&B",
        "readWandbAutomations AutomationImport ImportTarget ImportedAutomation ImportOutcome UnplacedCollection \
         wandbSdkCode SdkCode wandbExportCode",
    ),
    (
        "Loading",
        "__wbg_init initSync InitInput SyncInitInput InitOutput",
    ),
];

/// The declarations that wasm-bindgen adds to every package, as the API describes them. It does not document them, or in its own
/// terms, and `InitOutput` would list the raw exports of the wasm, which are not part of the API.
const LOADING: [(&str, &str); 5] = [
    (
        "InitInput",
        "/**\n * The wasm, or where to find it.\n */\n\
         export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;\n",
    ),
    (
        "SyncInitInput",
        "/**\n * The wasm as bytes, or compiled.\n */\n\
         export type SyncInitInput = BufferSource | WebAssembly.Module;\n",
    ),
    (
        "InitOutput",
        "/**\n * The instance of the wasm.\n */\n\
         export interface InitOutput {\n    /**\n     * The memory of the instance.\n     */\n    \
         readonly memory: WebAssembly.Memory;\n}\n",
    ),
    (
        "initSync",
        "/**\n * Instantiates the wasm from its bytes or a compiled module. Later calls do nothing.\n */\n\
         export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;\n",
    ),
    (
        "__wbg_init",
        "/**\n * Loads and instantiates the wasm, by default the file beside the script. Later calls do nothing.\n */\n\
         export default function __wbg_init(\n    \
         module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>,\n\
         ): Promise<InitOutput>;\n",
    ),
];

/// The members of every class that wasm-bindgen does not document.
const OF_EVERY_CLASS: [(&str, &str); 2] = [
    (
        "    free(): void;\n",
        "    /**\n     * Frees the wasm's memory for this handle; every later use of the handle throws an `ArgumentError`. A handle that the\n     \
         * program forgets is freed by garbage collection.\n     */\n",
    ),
    (
        "    [Symbol.dispose](): void;\n",
        "    /**\n     * Like `free`, at the end of a block with `using`.\n     */\n",
    ),
];

/// Puts the declarations in a file that wasm-bindgen wrote into the order of the API.
pub fn arrange(file: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("{} can't be read", file.display()))?;
    let arranged = arranged(&text).with_context(|| format!("in {}", file.display()))?;
    fs::write(file, arranged).with_context(|| format!("{} can't be written", file.display()))
}

fn arranged(text: &str) -> Result<String> {
    let mut found = declarations(text)?;
    let mut arranged = String::new();
    for (title, names) in PARTS {
        let present: Vec<String> = names
            .split_whitespace()
            .filter_map(|name| Some((name, found.remove(name)?)))
            .map(|(name, declared)| documented(name, declared))
            .collect();
        if !present.is_empty() {
            arranged.push_str(&format!("// {title}\n\n{}\n", present.join("\n")));
        }
    }
    if let Some(name) = found.keys().next() {
        bail!("`{name}` is in no part of the API: add it to PARTS in xtask/src/declarations.rs");
    }
    Ok(arranged.trim_end().to_owned() + "\n")
}

/// Returns a declaration with the documentation of all its members, and those of a class in order: how to create one, what it
/// does, how to free it.
fn documented(name: &str, declared: String) -> String {
    if let Some((_, ours)) = LOADING.iter().find(|(known, _)| *known == name) {
        return (*ours).to_owned();
    }
    let Some((docs, (class, body))) = declared
        .split_once(CLASS)
        .and_then(|(docs, class)| Some((docs, class.split_once('\n')?)))
    else {
        return declared;
    };
    let mut members = Vec::new();
    let mut member = String::new();
    for line in body.lines().take_while(|line| *line != "}") {
        let line = format!("{line}\n");
        if let Some((_, docs)) = OF_EVERY_CLASS.iter().find(|(known, _)| *known == line) {
            member.push_str(docs);
        }
        member.push_str(&line);
        if line.ends_with(";\n") {
            members.push((rank(&line), std::mem::take(&mut member)));
        }
    }
    members.sort_by_key(|(rank, _)| *rank);
    let members: String = members.into_iter().map(|(_, text)| text).collect();
    format!("{docs}{CLASS}{class}\n{members}}}\n")
}

/// The beginning of a class.
const CLASS: &str = "export class ";

/// Returns the place of a member, given by its line, in its class; members of the same rank stay in their order.
fn rank(line: &str) -> usize {
    let line = line.trim_start();
    if ["constructor(", "private constructor("]
        .iter()
        .any(|start| line.starts_with(start))
    {
        return 0;
    }
    let freeing = OF_EVERY_CLASS
        .iter()
        .position(|(known, _)| known.trim_start().trim_end() == line.trim_end());
    match freeing {
        Some(position) => 3 + position,
        None if line.starts_with("static ") => 1,
        None => 2,
    }
}

/// Returns the declarations of a file by name, each with its documentation.
fn declarations(text: &str) -> Result<BTreeMap<String, String>> {
    let beginning = Regex::new(r"^export (?:default )?(?:class|function|interface|type) (\w+)")?;
    let mut found = BTreeMap::new();
    let mut docs = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = beginning.captures(line) {
            let mut declared = std::mem::take(&mut docs) + line + "\n";
            // A class or an interface ends with the next brace that is not indented, all else with its line.
            while line.ends_with('{') && !declared.ends_with("\n}\n") {
                let inner = lines.next().context("a declaration does not end")?;
                declared.push_str(&format!("{inner}\n"));
            }
            found.insert(name[1].to_owned(), declared);
        } else if line.starts_with("/**") {
            docs = format!("{line}\n");
        } else if line.starts_with(" *") {
            docs.push_str(&format!("{line}\n"));
        } else if !line.is_empty() && !line.starts_with("/*") {
            bail!("unexpected line: {line}");
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_in_the_order_of_the_api_with_the_docs_of_all_members() -> Result<()> {
        let text = "/* tslint:disable */\n\
            /**\n * An event.\n */\nexport class Event {\n    free(): void;\n    [Symbol.dispose](): void;\n    \
            /**\n     * Reads it.\n     */\n    constructor(json: string);\n}\n\n\
            /**\n * Renders.\n */\nexport function render(): string;\n\n\
            export interface InitOutput {\n    readonly raw: any;\n}\n\n\
            /**\n * Options.\n */\nexport interface RenderOptions {\n}\n";
        let arranged = arranged(text)?;
        let order: Vec<_> = [
            "// Templates",
            "render()",
            "RenderOptions",
            "// Events",
            "Event {",
            "// Loading",
        ]
        .map(|part| arranged.find(part))
        .into();
        assert!(
            order.is_sorted() && order.iter().all(Option::is_some),
            "{arranged}"
        );
        assert!(arranged.contains("     */\n    free(): void;\n"), "{arranged}");
        assert!(arranged.find("constructor") < arranged.find("free"), "{arranged}");
        assert!(!arranged.contains("any"), "{arranged}");
        Ok(())
    }

    #[test]
    fn a_declaration_in_no_part_of_the_api_is_an_error() {
        let refused = arranged("export function surprise(): void;\n");
        assert!(refused.is_err_and(|error| error.to_string().contains("`surprise`")));
    }
}
