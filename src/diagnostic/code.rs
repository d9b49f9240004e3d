//! Every finding and error by its code, with the sentences it is said in.

use serde::{Deserialize, Serialize, Serializer};

use super::{Evidence, Severity, linked};

/// What a [`Code`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CodeInfo {
    /// The code itself.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// How we know the rule behind it.
    pub evidence: Evidence,
    /// What was found, in English, with `{name}` where an argument goes.
    pub message: &'static str,
    /// What was expected or what to do next, likewise; may be empty.
    pub expected: &'static str,
}

/// Writes the code as a unit variant, like the derived implementation, which would be a hundred branches per serializer.
impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Code", *self as u32, self.as_str())
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $wire:literal, $severity:ident, $evidence:ident, $message:literal, $expected:literal;)+) => {
        /// Which finding or error; its text form is stable between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name,)+
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &[CodeInfo] = &[$(CodeInfo {
                code: Code::$name,
                severity: Severity::$severity,
                evidence: Evidence::$evidence,
                message: const { linked($wire, $message) },
                expected: const { linked($wire, $expected) },
            },)+];

            /// Its stable text form.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $wire,)+ }
            }

            /// Its sentences, severity and evidence.
            pub const fn info(self) -> CodeInfo {
                match self { $(Code::$name => CodeInfo {
                    code: self,
                    severity: Severity::$severity,
                    evidence: Evidence::$evidence,
                    message: const { linked($wire, $message) },
                    expected: const { linked($wire, $expected) },
                },)+ }
            }
        }
    };
}

codes! {
    /// A secret's name has a character that W&B refuses, or none at all.
    SecretName = "secret/name", Error, Documented,
        "This is not a secret's name: {reason}.",
        "A secret's name is made of the letters A to Z, digits and underscores.";
    /// A name that must not be empty is.
    NameEmpty = "name/empty", Error, Assumed,
        "The {what} has no name.",
        "Give it a name that its team will recognise.";
    /// An endpoint is no absolute URL.
    EndpointUrl = "endpoint/url", Error, Standard,
        "“{found}” is not a URL: {reason}.",
        "Write the whole address, like https://example.com/hooks/wandb.";
    /// An endpoint has another scheme than http or https.
    EndpointScheme = "endpoint/scheme", Error, Standard,
        "The endpoint starts with “{found}:”.",
        "A webhook is sent to an address that starts with https: (or http:).";
    /// An endpoint has no host.
    EndpointHost = "endpoint/host", Error, Standard,
        "The endpoint has no host.",
        "Write the host behind https://, like https://example.com/.";
    /// An endpoint carries a user name or a password.
    EndpointCredentials = "endpoint/credentials", Error, Standard,
        "The endpoint carries a user name or a password.",
        "Take them out of the address and use an access token: what stands in a URL is logged and shown.";
    /// A text is not JSON.
    JsonSyntax = "json/syntax", Error, Standard,
        "This is not JSON: {reason}.",
        "";
    /// An event has an unknown type.
    EventTypeUnknown = "event/type", Error, Sdk,
        "“{found}” is not an event type.",
        "One of: {known}.";
    /// An event without a type.
    EventTypeMissing = "event/type-missing", Error, Assumed,
        "The event has no “type”.",
        "Add “type”: one of {known}.";
    /// An event that is no object.
    EventNotObject = "event/not-object", Error, Assumed,
        "The event is {found}.",
        "An event is an object: {\"type\": …}.";
    /// An event lacks a field that its type needs.
    EventFieldMissing = "event/field-missing", Error, Assumed,
        "An event of the type {type} needs “{field}”, and this one has none.",
        "Add “{field}”: {shape}.";
    /// A field of an event has another shape than it must have.
    EventFieldShape = "event/field-shape", Error, Assumed,
        "“{field}” of the event is {found}.",
        "It must be {shape}.";
    /// A window of zero values.
    WindowEmpty = "metric/window-empty", Error, Assumed,
        "A window holds {found} values.",
        "A window holds at least one logged value.";

    // request
    /// A webhook names an access token whose value is not at hand.
    RequestTokenMissing = "request/token-missing", Error, Documented,
        "The webhook sends the secret “{name}” as its access token, and its value is not at hand.",
        "Enter the value of “{name}”, or take the access token out of the webhook.";
    /// A webhook names a secret whose value is not at hand.
    RequestSecretMissing = "request/secret-missing", Error, Documented,
        "The webhook signs its requests with the secret “{name}”, and its value is not at hand.",
        "Enter the value of “{name}”, or take the secret out of the webhook.";
    /// A value can't be sent in a header.
    RequestHeaderValue = "request/header-value", Error, Standard,
        "The value of “{name}” can't be sent in a header: its character {position} is {found}.",
        "Replace the secret by a value of visible ASCII characters; line breaks and blanks at the ends often come from copying.";
    /// A secret would follow a redirect.
    RequestSecretInBody = "request/secret-in-body", Error, Standard,
        "The payload holds the value of “{name}”. Without custom headers the browser follows redirects, and they could carry it elsewhere, so nothing was sent.",
        "Take the variable out of the payload, or send the request with a script.";
    /// A payload can't be written in a shell script.
    RequestBodyNul = "request/body-nul", Error, Standard,
        "The payload holds a NUL character, which no shell can pass on.",
        "Export it for JavaScript or Python, or write the character as \\u0000 inside a JSON string.";
    // template
    /// A `${…}` that is no variable.
    TemplateUnknown = "template/unknown-variable", Error, Documented,
        "“{name}” is no payload variable.",
        "W&B documents no value for it; here it stays as it stands (assumed).";
    /// A metadata key that the version lacks.
    TemplateMetadataMissing = "template/metadata-missing", Warning, Documented,
        "The version's metadata has no key “{key}”.",
        "Only keys at the top level of the version's metadata have a value.";
    /// The access token is used where the webhook has none.
    TemplateTokenNotGiven = "template/token-not-given", Error, Documented,
        "The payload asks for the access token, and the webhook has none.",
        "Give the webhook an access token, or take the variable out.";
    /// A secret is used that the webhook was not given.
    TemplateSecretNotGiven = "template/secret-not-given", Error, Documented,
        "The payload asks for the secret “{name}”, and the webhook was not given it.",
        "A payload may use the access token and the one secret of its webhook: choose “{name}” as the webhook's secret.";
    /// A template that is no JSON and has line breaks, where one line per payload is asked for.
    TemplateManyLines = "template/many-lines", Error, Assumed,
        "The payload has line breaks and is no JSON, so it can't stand on one line.",
        "Make the template JSON, or render its events one by one.";
    /// A line of a batch is not UTF-8.
    LineEncoding = "line/encoding", Error, Standard,
        "The line is not UTF-8: byte {byte} does not fit.",
        "JSON is exchanged as UTF-8.";
    /// A line of a file of events that no event fills.
    LineTooLong = "line/too-long", Error, Assumed,
        "The line has {bytes} bytes, more than the 16 MiB that are read as one event.",
        "A file of events has one a line.";

    // triggers
    /// A run event is waited for outside of a project.
    TriggerNeedsProject = "trigger/needs-project", Error, Documented,
        "An automation that waits for {type} watches a whole project, so this one never fires.",
        "Choose a project as its scope, without a collection.";
    /// A new version is waited for outside of a collection.
    TriggerNeedsCollection = "trigger/needs-collection", Error, Sdk,
        "An automation that waits for {type} watches one collection, so this one never fires.",
        "Narrow its scope to a collection.";
    /// No state is waited for.
    TriggerNoStates = "trigger/no-states", Error, Sdk,
        "The automation waits for none of a run's states, so it never fires.",
        "Choose at least one state.";
    /// A killed run is waited for.
    TriggerKilled = "trigger/killed", Warning, Documented,
        "A killed run never triggers an automation.",
        "Leave out the state KILLED.";
    /// `${}`.
    TemplateEmpty = "template/empty-variable", Error, Documented,
        "“{source}” names no variable.",
        "Write a payload variable's name between the braces.";
    /// A `${` without its `}`.
    TemplateUnclosed = "template/unclosed-variable", Error, Assumed,
        "“{source}” is never closed, so it stays text.",
        "Close it with }.";
    /// A variable that the trigger's events leave blank.
    TemplateBlank = "template/blank", Warning, Assumed,
        "“{name}” is blank here: {type} has no value for it.",
        "It is filled by: {filled_by}.";
    /// A path into the metadata.
    TemplateMetadataPath = "template/metadata-path", Warning, Documented,
        "“{key}” is read as the name of one key, not as a path.",
        "Only keys at the top level of the version's metadata have a value.";
    /// `${artifact_metadata}` without a key.
    TemplateMetadataKey = "template/metadata-key-empty", Error, Documented,
        "“{source}” names no key of the metadata.",
        "Write ${artifact_metadata.KEY} with a top-level key of the version's metadata.";
    /// A variable outside of a JSON string.
    TemplateBare = "template/outside-string", Warning, Assumed,
        "“{name}” stands outside of a JSON string; we render its value as JSON, and what W&B does is documented nowhere.",
        "Every documented payload has its variables between quotes.";
    /// A secret that the webhook names and its team has not.
    TemplateSecretMissing = "template/secret-missing", Error, Documented,
        "The webhook's secret “{name}” does not exist in its team, so the payload can't use it.",
        "Add the secret to the team, or choose another one for the webhook.";
    /// A secret whose name is a variable's.
    TemplateSecretShadowed = "template/secret-shadowed", Warning, Assumed,
        "“{source}” is the payload variable, not the webhook's secret of the same name.",
        "Write ${name} without braces for the secret, or rename it.";
    /// A variable's name behind a `$` without braces.
    TemplateBraces = "template/braces-missing", Warning, Assumed,
        "“${name}” is text: only secrets may be written without braces.",
        "Write ${{name}} for the payload variable.";
    /// A name that payloads in public use, and no documentation has.
    TemplateUndocumented = "template/undocumented-variable", Warning, Observed,
        "“{name}” is seen in payloads, and W&B documents no such variable.",
        "What W&B makes of it is unknown; here it has no value.";
    /// A placeholder of the documentation's tables.
    TemplatePlaceholder = "template/placeholder", Error, Documented,
        "“{name}” stands in W&B's documentation for a name of your own.",
        "Write the name of the webhook's secret, or the metadata's key, in its place.";
    /// A name that asks for something of a run.
    TemplateRunVariable = "template/run-variable", Error, Documented,
        "“{name}” is no payload variable: no documented variable carries anything of a run, not its name, its id or a metric's value.",
        "Use the event's author, project and entity, and let the receiver ask W&B for the rest.";
    /// A backslash before a variable.
    TemplateBackslash = "template/backslash", Error, Standard,
        "The backslash before “{source}” swallows the start of its value.",
        "Take it out: values are escaped already.";
    /// A template that is no JSON.
    TemplateJson = "template/json", Error, Standard,
        "The payload is not JSON here: {reason}.",
        "A payload with the content type application/json must be JSON.";
    /// A template that is JSON, but no object.
    TemplateNotObject = "template/not-object", Warning, Sdk,
        "The payload is {found}, and W&B's SDK accepts JSON objects only.",
        "Put it into braces: {\"text\": …}.";
    // webhook
    /// An access token over http.
    WebhookNotHttps = "webhook/not-https", Warning, Standard,
        "The access token would travel unencrypted: the endpoint is not https.",
        "Use an https: address; whoever reads an access token on its way can use it.";
    /// An endpoint given as an IP address.
    WebhookIpAddress = "webhook/ip-address", Warning, Documented,
        "The endpoint is the IP address {host}: your browser can reach it, W&B won't.",
        "W&B sends only to host names that have a DNS A record.";
    /// An endpoint on the own machine.
    WebhookLocalhost = "webhook/localhost", Warning, Documented,
        "The endpoint is this machine ({host}): your browser can reach it, W&B won't.",
        "Fine for trying out; an automation needs an address on the internet.";
    /// An endpoint with a host name that only a local network knows.
    WebhookLocalName = "webhook/local-name", Warning, Assumed,
        "“{host}” looks like a name of a local network: your browser may reach it, W&B probably won't.",
        "W&B sends only to host names that have a public DNS A record.";
    /// A webhook that names a secret which its team has not.
    WebhookSecretMissing = "webhook/secret-missing", Error, Documented,
        "The webhook's {role} is the secret “{name}”, and its team has no secret of that name.",
        "Add the secret to the team, or choose another one.";

    // filter
    /// A filter that is no object.
    FilterNotObject = "filter/not-object", Error, Sdk,
        "The filter is {found}, so it never matches.",
        "A filter is an object: {\"alias\": {\"$regex\": \"^prod\"}}.";
    /// A filter with more levels than anybody reads.
    FilterTooDeep = "filter/too-deep", Error, Standard,
        "The filter goes deeper than 100 levels here, so this part never matches.",
        "MongoDB allows 100 levels.";
    /// An operator that the SDK does not have.
    FilterOperatorUnknown = "filter/operator-unknown", Error, Sdk,
        "“{operator}” is no operator that W&B's SDK knows; it is kept as it is, and never matches.",
        "One of: {known}.";
    /// An operator that stands outside of a field.
    FilterOperatorOutside = "filter/operator-outside-field", Error, Standard,
        "“{operator}” asks for something of a field and stands outside of one, so it never matches.",
        "Put it into a field: {\"alias\": {\"{operator}\": …}}.";
    /// `$and`, `$or` or `$nor` inside a field.
    FilterOperatorInField = "filter/operator-in-field", Error, Standard,
        "“{operator}” joins filters and stands inside a field, so it never matches.",
        "Put it around the fields: {\"{operator}\": [{\"alias\": …}, …]}.";
    /// An operand of another shape than the operator takes.
    FilterOperand = "filter/operand", Error, Standard,
        "“{operator}” is given {found}, so it never matches.",
        "It takes {shape}.";
    /// A key that stands twice in one object.
    FilterDuplicate = "filter/duplicate-key", Warning, Standard,
        "“{key}” stands here again further down, and only the last one counts.",
        "Join both with $and.";
    /// An empty list that nothing can match.
    FilterNever = "filter/never", Warning, Standard,
        "“{operator}” of an empty list never matches.",
        "Add what it should match to the list.";
    /// A field that events of the type never have, in a filter.
    FilterFieldForeign = "filter/field-foreign", Warning, Assumed,
        "An event of the type {type} never has “{field}”, so this condition asks about nothing.",
        "Take it out, or ask for one of: {known}.";
    /// A regular expression that is none.
    FilterRegex = "filter/regex", Error, Standard,
        "The regular expression can't be read here: {reason}.",
        "It is written in RE2's syntax.";
    /// Look-around or a back-reference.
    FilterRegexUnsupported = "filter/regex-unsupported", Error, Standard,
        "“{found}” is look-around or a back-reference, which RE2 does not have.",
        "Say it without: match what you want, and exclude the rest with $not.";
    /// Syntax of other dialects.
    FilterRegexForeign = "filter/regex-dialect", Error, Standard,
        "“{found}” means something else in RE2, or nothing, so it never matches here.",
        "Write it in RE2's syntax; a backslash before a character takes it literally.";
    /// A Unicode class, for which we carry no table.
    FilterRegexUnicode = "filter/regex-unicode-class", Warning, Assumed,
        "“{found}” is fine for RE2, but this page carries no table of Unicode classes, so it never matches here.",
        "List the characters between brackets to try it out: [가-힣].";
    /// A regular expression beyond our limit of memory.
    FilterRegexTooLarge = "filter/regex-too-large", Error, Assumed,
        "The regular expression takes more memory than we give it, so it never matches.",
        "Use smaller counts between braces.";

    // store
    /// What a command names is not in the workspace.
    StoreMissing = "store/missing", Error, Standard,
        "There is no {what} “{name}”.",
        "It may have been deleted in another tab.";
    /// What a command adds is in the workspace already.
    StoreTaken = "store/taken", Error, Standard,
        "There is a {what} “{name}” already.",
        "Choose another name.";
    /// What would be taken back or deleted was changed since.
    StoreChanged = "store/changed", Error, Standard,
        "The {what} “{name}” was changed elsewhere since, so this stays as it is.",
        "Look at it as it is now; what it was before can be set there.";
    /// An automation would have a webhook that its team does not have.
    StoreForeignWebhook = "store/foreign-webhook", Error, Documented,
        "The automation “{automation}” sends to the webhook “{webhook}”, which the team “{team}” does not have.",
        "Choose one of the team's webhooks.";
    /// The browser gives no more room.
    StoreFull = "store/full", Error, Standard,
        "The browser has no room left for this change; nothing was lost.",
        "Export the workspace to a file, then delete what is not needed.";
    /// The browser keeps nothing for this page.
    StoreUnavailable = "store/unavailable", Error, Standard,
        "The browser does not let this page store anything.",
        "Allow this site to store data (cookies and site data), then load the page again.";
    /// Another tab runs newer code.
    StoreNewer = "store/newer", Error, Standard,
        "A newer version of this page stored the workspace.",
        "Load this page again.";
    /// A file is none of ours.
    FileFormat = "file/format", Error, Standard,
        "This is not a workspace file.",
        "Choose a file that was exported here: it starts with \"format\": \"hookwright\".";
    /// A file of a newer version.
    FileNewer = "file/newer", Error, Standard,
        "The file has version {found}, which is newer than this page.",
        "Load this page again, then import the file.";
    /// A file whose workspace can't be read.
    FileContent = "file/content", Error, Standard,
        "The file's workspace can't be read: {reason}.",
        "Compare this place with a file that was exported here.";
    /// A file that is no JSON.
    FileSyntax = "file/syntax", Error, Standard,
        "The file is not JSON: {reason}.",
        "Choose a file that was exported here.";
    // The JavaScript face.
    /// An argument has another shape than the types say.
    ArgumentShape = "argument/shape", Error, Assumed,
        "The argument “{name}” does not fit its type: {reason}.",
        "";

    // browser
    /// A call needs what only a browser's page has.
    BrowserNeeded = "browser/needed", Error, Standard,
        "This needs a browser: {what} is not here.",
        "Call it from a page that is served over https: or from localhost.";

    // delivery
    /// The receiver sends elsewhere, and the request does not follow.
    DeliveryRedirected = "delivery/redirected", Error, Standard,
        "The endpoint redirects to another address.",
        "Enter the address that it redirects to: the token and the signature are not sent on. The browser does not say which it is.";
    /// The answer of a request without custom headers is hidden.
    DeliveryOpaque = "delivery/opaque", Hint, Standard,
        "The request went out without custom headers; the browser hides the answer.",
        "Look at the receiver: it has the payload, without token and signature, as text/plain.";
    /// No answer came in time.
    DeliveryTimedOut = "delivery/timed-out", Error, Standard,
        "No whole answer came within {milliseconds} ms.",
        "The receiver may have acted all the same: look there before you send again.";
    /// The person stopped it.
    DeliveryCancelled = "delivery/cancelled", Hint, Standard,
        "The request was cancelled.",
        "The receiver may have got it all the same.";
    /// No answer that the browser shows.
    DeliveryUnreachable = "delivery/unreachable", Error, Standard,
        "The browser got no answer that it may show.",
        "Either nobody answers there (wrong host, no network, a page on https: may not ask http:), or the receiver does not allow requests from this page (CORS): the browser does not say which. Send without custom headers, or use the script.";
    /// The receiver does not believe who sent it.
    DeliveryUnauthorized = "delivery/unauthorized", Error, Standard,
        "The receiver did not accept who sent this (status {status}).",
        "Check the values of the webhook's access token and secret, and that the receiver knows the same ones.";
    /// The receiver does not take the request.
    DeliveryRefused = "delivery/refused", Error, Standard,
        "The receiver does not take this request (status {status}).",
        "Compare the payload and the address with what the receiver expects; its answer often says what is wrong.";
    /// The receiver had too many requests.
    DeliveryTooMany = "delivery/too-many", Error, Standard,
        "The receiver has had too many requests (status {status}).",
        "Wait a while, then send again; its answer may say how long.";
    /// The receiver is broken.
    DeliveryReceiverFailed = "delivery/receiver-failed", Error, Standard,
        "The receiver failed at its own work (status {status}).",
        "The request reached it: its own log says more.";
    /// The connection ended in the middle of the answer.
    DeliveryBroken = "delivery/broken", Warning, Standard,
        "The connection broke off before the end of the answer.",
        "The receiver took the request; what is shown of its answer is not all of it.";
    /// The answer goes on beyond the limit.
    DeliveryTooLarge = "delivery/too-large", Warning, Standard,
        "The answer has more than {limit} bytes; the rest was not read.",
        "The status counts; a receiver of webhooks needs to answer no more than that.";
}
