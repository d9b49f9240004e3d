//! The diagnostics of values that people enter, requests and payloads: code, severity, evidence and sentences.

/// Appends these codes to the rows of a table, and passes them to the next macro.
macro_rules! payload_codes {
    ([$next:ident $($later:ident)*] $($rows:tt)*) => {
        $next! {
            [$($later)*]
            $($rows)*

            // names, endpoints, events
            /// A secret's name that is empty or has a character that W&B rejects.
            SecretName = "secret/name", Error, Documented,
                "Invalid secret name: {reason}.",
                "Use the letters A to Z and a to z, digits and underscores.";
            /// A secret's value that is empty.
            SecretValueEmpty = "secret/value-empty", Warning, Assumed,
                "The value is empty.",
                "Enter the value that the receiver expects.";
            /// A secret's value with whitespace around it.
            SecretValueSpace = "secret/value-space", Warning, Assumed,
                "The value has {found}, which is part of the secret.",
                "Remove it, unless the receiver's value has it too: it often comes from copying.";
            /// A secret's value that can sign requests but can't be sent in a header.
            SecretValueHeader = "secret/value-header", Warning, Standard,
                "The value can't be used as an access token: character {position} is {found}.",
                "An access token is sent in a header, which takes visible ASCII characters; a signing secret may be anything.";
            /// A required name that is empty.
            NameEmpty = "name/empty", Error, Assumed,
                "The {what} has no name.",
                "Enter a name.";
            /// A name that is longer than W&B's schema allows.
            NameTooLong = "name/too-long", Error, Sdk,
                "The {what}'s name has {found} characters; W&B allows {limit}.",
                "Shorten the name.";
            /// A webhook's name with a character that W&B's schema does not allow.
            NameCharacter = "name/character", Error, Sdk,
                "The {what}'s name has {found} at character {position}, which W&B does not allow.",
                "Use letters, digits, hyphens and underscores, with spaces only between words.";
            /// A name that another record of the same kind has.
            NameTaken = "name/taken", Warning, Sdk,
                "Another {what} is also named “{name}”; W&B rejects duplicate names.",
                "Choose another name.";
            /// An endpoint that is not an absolute URL.
            EndpointUrl = "endpoint/url", Error, Standard,
                "“{found}” is not a URL: {reason}.",
                "Enter the full address, like https://example.com/hooks/wandb.";
            /// An endpoint whose scheme is neither http nor https.
            EndpointScheme = "endpoint/scheme", Error, Standard,
                "Webhooks can't be sent to “{found}:” addresses.",
                "Use an address that starts with https: (or http:).";
            /// An endpoint without a host.
            EndpointHost = "endpoint/host", Error, Standard,
                "The endpoint has no host.",
                "Write the host after https://, like https://example.com/.";
            /// An endpoint with a user name or a password.
            EndpointCredentials = "endpoint/credentials", Error, Standard,
                "The endpoint contains a user name or a password.",
                "Remove them from the address and use an access token: URLs end up in logs and on screens.";
            /// A variable in an endpoint.
            EndpointVariable = "endpoint/variable", Error, Documented,
                "“{source}” is not replaced: variables work only in payloads.",
                "Write the address itself, and send the value in the payload.";
            /// An endpoint with a character that makes it look like another address.
            EndpointCharacter = "endpoint/character", Error, Standard,
                "The endpoint contains {found}, so it is not the address that it looks like: requests would go to {host}.",
                "Write the address without this character.";
            /// An endpoint that is an address of the page's own site, near its sandbox.
            EndpointNearSandbox = "endpoint/near-sandbox", Error, Standard,
                "This address is on this page's own site, but it is not the sandbox's: the site's web server would receive the access token and the signature.",
                "Use the sandbox, or enter the receiver's address.";
            /// Text that is not JSON.
            JsonSyntax = "json/syntax", Error, Standard,
                "Invalid JSON: {reason}.",
                "";
            /// An event with an unknown type.
            EventTypeUnknown = "event/type", Error, Sdk,
                "Unknown event type “{found}”.",
                "Use one of: {known}.";
            /// An event without a type.
            EventTypeMissing = "event/type-missing", Error, Assumed,
                "The event has no “type”.",
                "Add “type”: one of {known}.";
            /// An event that is not a JSON object.
            EventNotObject = "event/not-object", Error, Assumed,
                "The event is {found}, not an object.",
                "Write an object like {\"type\": …}.";
            /// An event without a field that its type requires.
            EventFieldMissing = "event/field-missing", Error, Assumed,
                "“{field}” is missing: events of type {type} require it.",
                "Add “{field}”: {shape}.";
            /// A field of an event with the wrong shape.
            EventFieldShape = "event/field-shape", Error, Assumed,
                "Invalid “{field}” in the event: found {found}.",
                "Expected {shape}.";
            /// An event for which the filters of the automations would take too long.
            EventTooMuchWork = "event/too-much-work", Error, Assumed,
                "Evaluating the filters for this event takes too long, so nothing was decided.",
                "Shorten the event's long strings, or use simpler regular expressions.";
            /// An event whose version has more metadata keys than W&B's schema allows.
            EventTooManyKeys = "event/too-many-keys", Warning, Sdk,
                "The version has {found} metadata keys; W&B allows {limit}.",
                "Remove keys: W&B would not have stored such a version.";
            /// A window of zero values.
            MetricWindowEmpty = "metric/window-empty", Error, Assumed,
                "The window has {found} values.",
                "Use a window of at least one logged value.";

            // request
            /// A webhook whose access token has no value in this tab.
            RequestTokenMissing = "request/token-missing", Error, Documented,
                "The webhook uses the secret “{name}” as its access token, but its value has not been entered.",
                "Enter the value of “{name}”, or remove the access token from the webhook.";
            /// A webhook whose signing secret has no value in this tab.
            RequestSecretMissing = "request/secret-missing", Error, Documented,
                "The webhook signs its requests with the secret “{name}”, but its value has not been entered.",
                "Enter the value of “{name}”, or remove the secret from the webhook.";
            /// A secret's value that can't be sent in a header.
            RequestHeaderValue = "request/header-value", Error, Standard,
                "The value of “{name}” can't be sent in a header: character {position} is {found}.",
                "Use a value of visible ASCII characters; line breaks and surrounding spaces often come from copying.";
            /// A secret in a body that the browser could forward to another server.
            RequestSecretInBody = "request/secret-in-body", Error, Standard,
                "The payload contains the value of “{name}”. Without custom headers the browser follows redirects, which could carry the value to another server, so nothing was sent.",
                "Remove the variable from the payload, or send the request with a script.";
            /// A secret's value that would be sent where the user has not bound the secret to.
            RequestNewEndpoint = "request/new-endpoint", Error, Assumed,
                "“{name}” would be sent to {endpoint}. In this tab you bound it to {known}.",
                "Check the address, then confirm that it may get the secret, or correct the webhook.";
            /// A token, a signature or a secret that is sent over http.
            RequestNotEncrypted = "request/not-encrypted", Warning, Standard,
                "The request would be sent unencrypted to {host}, with its token, its signature or a secret: the endpoint does not use https.",
                "Use an https: address. Others on the way can read the request and send it again.";
            /// A payload that can't be written in a bash script.
            RequestBodyNul = "request/body-nul", Error, Standard,
                "The payload contains a NUL character, which a bash variable can't hold.",
                "Export it in another form, or write the character as \\u0000 inside a JSON string.";

            // template
            /// A `${…}` whose name is not a payload variable.
            TemplateUnknownVariable = "template/unknown-variable", Error, Documented,
                "Unknown payload variable “{name}”.",
                "W&B does not document it; Hookwright leaves it unchanged (assumed).";
            /// A metadata key that the version does not have.
            TemplateMetadataMissing = "template/metadata-missing", Warning, Documented,
                "The version's metadata has no key “{key}”.",
                "Use a top-level key of the version's metadata; only those have a value.";
            /// The access token in the payload of a webhook without one; also reported by strict rendering without its value.
            TemplateTokenNotGiven = "template/token-not-given", Error, Documented,
                "The payload uses the access token, but the webhook has none.",
                "Add an access token to the webhook, or remove the variable.";
            /// A secret that is not the webhook's own; also reported by strict rendering without the secret's value.
            TemplateSecretNotGiven = "template/secret-not-given", Error, Documented,
                "The payload uses the secret “{name}”, which the webhook has no access to.",
                "A payload can use only the access token and the secret of its webhook: choose “{name}” as the webhook's secret.";
            /// A `$WORD` that looks like a secret, but names none.
            TemplateSecretUnknown = "template/secret-unknown", Warning, Documented,
                "“{source}” is sent as it is written: the webhook has no secret with this name.",
                "A payload can use only the access token and the secret of its webhook.";
            /// The name of the secret that is the webhook's access token.
            TemplateTokenByName = "template/token-by-name", Error, Documented,
                "“{name}” is the webhook's access token, which payloads can't use by this name.",
                "Use the variable ACCESS_TOKEN.";
            /// A template that is not JSON, with line breaks, where each payload must be one line.
            TemplateManyLines = "template/many-lines", Error, Assumed,
                "The payload contains line breaks and is not JSON, so it can't be written on one line.",
                "Make the template JSON, or render the events one at a time.";
            /// A payload that is longer than the limit of its rendering.
            TemplatePayloadTooLong = "template/payload-too-long", Error, Assumed,
                "The payload is longer than {limit} bytes, so rendering stopped.",
                "Use fewer or shorter values.";
            /// A batch whose payloads are too long together.
            TemplateBatchTooLong = "template/batch-too-long", Error, Assumed,
                "The payloads of this batch are longer than 512 MiB together.",
                "Render the events in several batches.";
            /// A text with more findings than are listed.
            MoreFindings = "check/more-findings", Error, Assumed,
                "There are more than {limit} problems; the others are not listed.",
                "Fix the listed problems first.";
            /// A line of a batch that is not UTF-8.
            LineEncoding = "line/encoding", Error, Standard,
                "The line is not valid UTF-8 (at byte {byte}).",
                "Encode it as UTF-8, which JSON requires.";
            /// A line of an event file that is too long for an event.
            LineTooLong = "line/too-long", Error, Assumed,
                "The line has {bytes} bytes; the limit for one event is 16 MiB.",
                "Write one event per line.";
            /// `${}`: a variable without a name.
            TemplateEmptyVariable = "template/empty-variable", Error, Documented,
                "“{source}” has no variable name.",
                "Write the name of a payload variable between the braces.";
            /// A `${` without its `}`.
            TemplateUnclosedVariable = "template/unclosed-variable", Error, Assumed,
                "“{source}” is never closed, so it is sent as plain text.",
                "Close it with }.";
            /// A variable that has no value for the trigger's events.
            TemplateBlank = "template/blank", Warning, Assumed,
                "“{name}” is empty here: {type} events have no value for it.",
                "It has a value for: {filled_by}.";
            /// A path into the metadata.
            TemplateMetadataPath = "template/metadata-path", Warning, Documented,
                "“{key}” is read as the name of one key, not as a path.",
                "Use a top-level key of the version's metadata; only those have a value.";
            /// `${artifact_metadata}` without a key.
            TemplateMetadataKeyEmpty = "template/metadata-key-empty", Error, Documented,
                "“{source}” does not name a metadata key.",
                "Write ${artifact_metadata.KEY} with a top-level key of the version's metadata.";
            /// A variable outside a JSON string.
            TemplateOutsideString = "template/outside-string", Warning, Assumed,
                "“{name}” is used outside a JSON string; Hookwright inserts it as JSON. W&B does not document this.",
                "Put it in quotes, as in every documented payload.";
            /// A secret that the webhook names and its team does not have.
            TemplateSecretMissing = "template/secret-missing", Error, Documented,
                "The webhook's secret “{name}” does not exist in its team, so the payload can't use it.",
                "Add the secret to the team, or choose another one for the webhook.";
            /// A secret with the name of a payload variable.
            TemplateSecretShadowed = "template/secret-shadowed", Warning, Assumed,
                "“{source}” is the payload variable, not the webhook's secret of the same name.",
                "For the secret, write ${name} without braces, or rename the secret.";
            /// The name of a payload variable after a `$` without braces.
            TemplateBracesMissing = "template/braces-missing", Warning, Assumed,
                "“${name}” is sent as plain text: only secrets can be written without braces.",
                "Write ${{name}} for the payload variable.";
            /// A variable that is documented for ARIA prompts, but not for webhooks.
            TemplateUndocumentedVariable = "template/undocumented-variable", Hint, Inferred,
                "W&B documents “{name}” for prompts to ARIA, not for webhooks.",
                "Webhooks probably fill it too (inferred): send a real event to be sure.";
            /// A placeholder from W&B's documentation.
            TemplatePlaceholder = "template/placeholder", Error, Documented,
                "“{name}” is a placeholder in W&B's documentation, not a variable.",
                "Replace it with the name of the webhook's secret or of a metadata key.";
            /// A name that refers to a part of a run that no variable has.
            TemplateRunVariable = "template/run-variable", Error, Documented,
                "Unknown payload variable “{name}”: W&B has none for a run's ID, URL, step, summary, config or sweep.",
                "Use {known}, and let the receiver get the rest from W&B.";
            /// A backslash before a variable.
            TemplateBackslash = "template/backslash", Error, Standard,
                "The backslash before “{source}” escapes the first character of its value.",
                "Remove it: values are escaped automatically.";
            /// A placeholder of another template language with the name of a payload variable.
            TemplateOtherSyntax = "template/other-syntax", Warning, Assumed,
                "“{source}” is sent as plain text: payload variables are written ${…}.",
                "Write it as ${…} to insert its value.";
            /// JSON inside a JSON string with a variable inside one of its strings.
            TemplateNestedJson = "template/nested-json", Warning, Assumed,
                "“{name}” is inside JSON that is itself inside a JSON string. Its value is escaped once, so a quote or a backslash in it breaks the inner JSON.",
                "Send the inner JSON as an object instead of a string, or use only values without quotes and backslashes.";
            /// A template that is empty or only whitespace.
            TemplatePayloadEmpty = "template/payload-empty", Hint, Observed,
                "The payload is empty, so the request's body is {}.",
                "W&B adds nothing of its own. Write a payload if the receiver needs one.";
            /// A template that is not JSON.
            TemplateJson = "template/json", Error, Standard,
                "Invalid JSON in the payload: {reason}.",
                "Fix the JSON: the payload is sent as application/json.";
            /// A template that is JSON but not an object.
            TemplateNotObject = "template/not-object", Warning, Sdk,
                "The payload is {found}, but W&B's SDK accepts only JSON objects.",
                "Wrap it in an object: {\"text\": …}.";

            // text
            /// An invisible character.
            TextInvisible = "text/invisible", Warning, Standard,
                "Invisible character {code_point} ({character}).",
                "Remove it: it probably comes from copying, and the text does not equal what it looks like.";

            // receivers
            /// A payload without a member that the receiver requires.
            ReceiverMemberMissing = "receiver/member-missing", Error, Standard,
                "{receiver} rejects this payload: it has no {known}.",
                "Add it to the payload.";
            /// A value of the wrong kind for the receiver.
            ReceiverShape = "receiver/shape", Error, Standard,
                "{receiver} rejects this payload: {path} is {found}.",
                "Expected {shape}.";
            /// A required string that is empty.
            ReceiverTextEmpty = "receiver/text-empty", Error, Standard,
                "{receiver} rejects this payload: “{path}” is empty.",
                "Write the message.";
            /// A string that is none of those that the receiver knows.
            ReceiverValue = "receiver/value", Error, Standard,
                "“{path}” is “{found}”; {receiver} accepts only {known}.",
                "Replace it.";
            /// A string that is longer than the receiver accepts.
            ReceiverTooLong = "receiver/too-long", Error, Standard,
                "“{path}” has {length} characters; {receiver} accepts at most {limit}.",
                "Shorten it.";
            /// A string that may be longer than the receiver accepts.
            ReceiverMayBeTooLong = "receiver/may-be-too-long", Hint, Standard,
                "With long values “{path}” may have {length} characters; {receiver} accepts at most {limit}.",
                "Use fewer variables here, or make sure that their values are short.";
            /// An array or object with more entries than the receiver accepts.
            ReceiverTooMany = "receiver/too-many", Error, Standard,
                "“{path}” has {count} entries; {receiver} accepts at most {limit}.",
                "Remove or combine some of them.";
            /// A payload that is larger than the receiver accepts.
            ReceiverTooLarge = "receiver/too-large", Error, Standard,
                "The payload has {bytes} bytes; {receiver} accepts at most {limit}.",
                "Send less, and let the receiver get the rest from W&B.";
            /// A payload that may be larger than the receiver accepts.
            ReceiverMayBeTooLarge = "receiver/may-be-too-large", Hint, Standard,
                "With long values the payload may have {bytes} bytes; {receiver} accepts at most {limit}.",
                "Use fewer variables, or make sure that their values are short.";
            /// A member that GitHub does not permit in a dispatch.
            GithubUnknownMember = "github/unknown-member", Error, Observed,
                "GitHub rejects “{name}”: it permits only {word} and {object}.",
                "Move it into {object}.";
            /// An event type of a repository dispatch that depends on the event.
            GithubEventTypeVariable = "github/event-type-variable", Warning, Standard,
                "The event type changes with the event: GitHub starts only workflows that list “{value}” under “types”.",
                "Write a fixed word, and list the same word in the workflow.";
            /// A type of block that Slack does not document.
            SlackBlockType = "slack/block-type", Error, Standard,
                "“{path}” is “{found}”; Slack documents no block of this type.",
                "Use one of {known}.";
            /// A value that Slack reads as markup.
            SlackMarkup = "slack/markup", Warning, Standard,
                "The value of “{name}” contains “{found}”, which Slack reads as markup.",
                "Send it as plain_text: W&B does not escape values for Slack.";
            /// A variable whose values Slack may read as markup.
            SlackMarkupPossible = "slack/markup-possible", Hint, Standard,
                "A value of “{name}” may contain &, < or >, which Slack reads as markup.",
                "Send it as plain_text: W&B does not escape values for Slack.";
            /// An endpoint that Microsoft retired.
            TeamsConnectorRetired = "teams/connector-retired", Error, Standard,
                "The endpoint is an Office 365 connector. Microsoft retired these on 2026-03-31.",
                "Create a workflow in Teams that posts to the channel when a webhook request is received, and use its address.";
            /// A MessageCard, which only the retired connectors accepted.
            TeamsMessageCard = "teams/message-card", Error, Standard,
                "The payload is a MessageCard, which only the retired Office 365 connectors accepted.",
                "Send an Adaptive Card in “attachments”.";
            /// A message without an Adaptive Card.
            TeamsNoCard = "teams/no-card", Error, Standard,
                "A Teams workflow finds no Adaptive Card here, so it posts nothing.",
                "Send {\"type\": \"message\", \"attachments\": […]} with an attachment of the type application/vnd.microsoft.card.adaptive.";
        }
    };
}

pub(super) use payload_codes;
