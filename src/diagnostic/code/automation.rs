//! The diagnostics of automations: triggers, webhooks and filters: code, severity, evidence and sentences.

/// Appends these codes to the rows of a table, and passes them to the next macro.
macro_rules! automation_codes {
    ([$next:ident $($later:ident)*] $($rows:tt)*) => {
        $next! {
            [$($later)*]
            $($rows)*

            // trigger
            /// A run event in a scope that is not a project.
            TriggerNeedsProject = "trigger/needs-project", Error, Documented,
                "{type} events need a project scope, so this automation never fires.",
                "Choose a project as its scope, without a collection.";
            /// A new version in a scope that is not a collection.
            TriggerNeedsCollection = "trigger/needs-collection", Error, Sdk,
                "{type} events need a collection scope, so this automation never fires.",
                "Narrow its scope to a collection.";
            /// A run event in a scope that only W&B's SDK takes.
            TriggerScopeSdkOnly = "trigger/scope-sdk-only", Hint, Sdk,
                "W&B's app offers {type} events in projects only; its Python SDK also accepts a team or an organization.",
                "Choose a project if you create the automation in the app.";
            /// A trigger without the pattern that W&B's app requires.
            TriggerPatternMissing = "trigger/pattern-missing", Warning, Documented,
                "W&B's app requires a regular expression for “{field}”. Without one, every event of this type fires the automation here.",
                "Enter a pattern, like ^prod$.";
            /// A run metric trigger without the name of a metric.
            TriggerMetricMissing = "trigger/metric-missing", Error, Sdk,
                "No metric is named, so the automation never fires.",
                "Enter the metric's name, as the run logs it.";
            /// A trigger of a kind that is not known.
            TriggerUnknown = "trigger/unknown", Warning, Assumed,
                "Unknown trigger “{type}”: it is kept unchanged, and never fires here.",
                "Choose an event to replace it, or leave the automation as it is.";
            /// A trigger that W&B kept for old automations.
            TriggerLegacy = "trigger/legacy", Warning, Sdk,
                "{type} is a legacy event: W&B no longer offers it for new automations.",
                "Use ADD_ARTIFACT_ALIAS instead.";
            /// A trigger whose condition is not evaluated.
            TriggerConditionKept = "trigger/condition-kept", Warning, Sdk,
                "W&B does not document the condition of {type} triggers: it is kept unchanged and not evaluated, so every such event in the scope fires the automation here.",
                "Check the condition in W&B.";
            /// An action that is not a webhook.
            ActionNotWebhook = "action/not-webhook", Warning, Sdk,
                "The action is {kind}, not a webhook: it is kept unchanged, and never runs here.",
                "Check the action in W&B, or create another automation for a webhook.";
            /// A relative change of at least 1, which is 100 percent.
            MetricChangeAsPercent = "metric/change-as-percent", Warning, Sdk,
                "A relative change of {amount} means {percent} %.",
                "Write a fraction: 0.1 for 10 %.";
            /// A run status trigger without a state.
            TriggerNoStates = "trigger/no-states", Error, Sdk,
                "No run state is selected, so the automation never fires.",
                "Select at least one state.";
            /// A run status trigger with the state KILLED.
            TriggerKilled = "trigger/killed", Warning, Documented,
                "A killed run never triggers an automation.",
                "Remove the state KILLED.";

            // webhook
            /// An access token that is sent over http.
            WebhookNotHttps = "webhook/not-https", Warning, Standard,
                "The access token would be sent unencrypted: the endpoint does not use https.",
                "Use an https: address, so that the access token can't be read in transit.";
            /// An endpoint that is an IP address.
            WebhookIpAddress = "webhook/ip-address", Warning, Documented,
                "The endpoint is the IP address {host}: your browser can reach it, but W&B won't.",
                "Use a host name with a DNS A record; W&B sends only to those.";
            /// An endpoint on the user's own machine.
            WebhookLocalhost = "webhook/localhost", Warning, Documented,
                "The endpoint is on this machine ({host}): your browser can reach it, but W&B won't.",
                "This is fine for testing; an automation needs an address on the internet.";
            /// An endpoint with a host name that only a local network resolves.
            WebhookLocalName = "webhook/local-name", Warning, Assumed,
                "“{host}” looks like a name in a local network: your browser may reach it, but W&B probably won't.",
                "Use a host name with a public DNS A record; W&B sends only to those.";
            /// An address of GitHub's that does not accept repository dispatches.
            WebhookGithubAddress = "webhook/github-address", Warning, Standard,
                "GitHub does not start workflows for requests to this address.",
                "A repository dispatch goes to the address of the repository in GitHub's API that ends with /dispatches.";
            /// A webhook with a secret that its team does not have.
            WebhookSecretMissing = "webhook/secret-missing", Error, Documented,
                "The webhook's {role} “{name}” does not exist in its team.",
                "Add the secret to the team, or choose another one.";

            // filter
            /// A condition that compares with an empty string.
            FilterOperandEmpty = "filter/operand-empty", Warning, Assumed,
                "The condition on “{field}” has an empty value.",
                "Enter a value, or remove the condition.";
            /// A filter that is not a JSON object.
            FilterNotObject = "filter/not-object", Error, Sdk,
                "The filter is {found}, not an object, so it never matches.",
                "Write an object like {\"alias\": {\"$regex\": \"^prod\"}}.";
            /// A filter that exceeds MongoDB's nesting depth.
            FilterTooDeep = "filter/too-deep", Error, Standard,
                "The filter is nested more than 100 levels deep here, so this part never matches.",
                "Reduce the nesting; MongoDB allows 100 levels.";
            /// An operator that W&B's SDK does not have.
            FilterOperatorUnknown = "filter/operator-unknown", Error, Sdk,
                "Unknown operator “{operator}”: it is kept unchanged, and never matches.",
                "Use an operator of W&B's SDK: {known}.";
            /// A field operator outside a field.
            FilterOperatorOutsideField = "filter/operator-outside-field", Error, Standard,
                "“{operator}” is used outside a field, so it never matches.",
                "Put it inside a field: {\"alias\": {\"{operator}\": …}}.";
            /// `$and`, `$or` or `$nor` inside a field.
            FilterOperatorInField = "filter/operator-in-field", Error, Standard,
                "“{operator}” combines whole filters; inside a field it never matches.",
                "Put it around the fields: {\"{operator}\": [{\"alias\": …}, …]}.";
            /// An operand of the wrong shape.
            FilterOperand = "filter/operand", Error, Standard,
                "Invalid operand of “{operator}”: found {found}, so it never matches.",
                "Expected {shape}.";
            /// A key that occurs twice in one object.
            FilterDuplicateKey = "filter/duplicate-key", Warning, Standard,
                "Duplicate key “{key}”: only the last one counts.",
                "Combine both with $and.";
            /// An operator on an empty array, which nothing matches.
            FilterNever = "filter/never", Warning, Standard,
                "“{operator}” with an empty array never matches.",
                "Add at least one item to the array.";
            /// A field that events of the type don't have.
            FilterFieldForeign = "filter/field-foreign", Warning, Assumed,
                "Events of type {type} have no “{field}”, so this condition has nothing to test.",
                "Remove the condition, or use one of: {known}.";
            /// A field that events of the type don't have, but one with a similar name.
            FilterFieldSimilar = "filter/field-similar", Warning, Assumed,
                "Events of type {type} have no field “{field}”.",
                "Did you mean “{similar}”?";
            /// A run's id compared with what looks like its display name.
            FilterFieldRunName = "filter/field-run-name", Hint, Assumed,
                "“name” is the run's ID, like 3q7gk2n1; the name that people see is “display_name”.",
                "Use “display_name”, unless you mean the ID.";
            /// A regular expression that also matches longer names.
            FilterRegexUnanchored = "filter/regex-unanchored", Hint, Documented,
                "“{expression}” matches anywhere in the value, also in “{example}”.",
                "Write ^ at the start and $ at the end to match the whole value.";
            /// An invalid regular expression.
            FilterRegex = "filter/regex", Error, Standard,
                "Invalid regular expression: {reason}.",
                "Use RE2 syntax.";
            /// Look-around or a backreference.
            FilterRegexUnsupported = "filter/regex-unsupported", Error, Standard,
                "RE2 does not support “{found}” (look-around or a backreference).",
                "Match what you want, and exclude the rest with $not.";
            /// Regular expression syntax of another dialect.
            FilterRegexDialect = "filter/regex-dialect", Error, Standard,
                "“{found}” has another meaning in RE2, or none, so it never matches here.",
                "Use RE2 syntax; a backslash makes the next character literal.";
            /// A Unicode class that RE2 does not have.
            FilterRegexUnicodeClass = "filter/regex-unicode-class", Error, Standard,
                "“{found}” is not a Unicode class of RE2, so it never matches.",
                "Use a general category like \\p{Lu}, or a script like \\p{Hangul}.";
            /// A filter that is longer than the limit.
            FilterTooLong = "filter/too-long", Error, Assumed,
                "The filter has {bytes} bytes; the limit is 64 KiB, so it never matches.",
                "Shorten the filter, or split it into several automations.";
            /// A regular expression that exceeds the memory limit.
            FilterRegexTooLarge = "filter/regex-too-large", Error, Assumed,
                "The regular expression needs too much memory, so it never matches.",
                "Use smaller repetition counts, or fewer large expressions in one filter.";
        }
    };
}

pub(super) use automation_codes;
