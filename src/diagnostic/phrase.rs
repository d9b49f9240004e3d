//! Sentence fragments used as arguments of diagnostics: found kinds, expected shapes, reasons.

use serde::{Deserialize, Serialize, Serializer};

use super::sentence::text_if_compiled_in;

/// An entry of the table: a [`Phrase`] and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PhraseInfo {
    /// The phrase.
    pub phrase: Phrase,
    /// Its text in English, with `{name}` for each argument.
    pub text: &'static str,
}

/// Same output as the derive, without a match arm per variant in every serializer (wasm size).
impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Phrase", *self as u32, self.as_str())
    }
}

macro_rules! phrases {
    ($($name:ident = $wire:literal, $text:literal;)+) => {
        /// A sentence fragment used as an argument, which the page translates; its string form is stable between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Phrase {
            $(#[doc = $text] #[serde(rename = $wire)] $name,)+
        }

        impl Phrase {
            /// The table of all phrases.
            pub const ALL: &[PhraseInfo] = &[$(PhraseInfo { phrase: Phrase::$name, text: const { text_if_compiled_in($wire, $text) } },)+];

            /// Returns the string form of the phrase, which is stable between versions.
            pub const fn as_str(self) -> &'static str {
                match self { $(Phrase::$name => $wire,)+ }
            }

            /// Returns the phrase in English, with `{name}` for each argument.
            pub const fn english(self) -> &'static str {
                match self { $(Phrase::$name => const { text_if_compiled_in($wire, $text) },)+ }
            }
        }
    };
}

phrases! {
    // Found kinds of JSON values.
    Null = "kind/null", "null";
    Bool = "kind/bool", "a boolean";
    Number = "kind/number", "a number";
    String = "kind/text", "a string";
    Array = "kind/list", "an array";
    Object = "kind/object", "an object";
    Variable = "kind/variable", "a variable";
    SingleValue = "kind/single-value", "a single value";
    OtherKind = "kind/other", "a {kind}";

    // Expected shapes.
    StringOrBytes = "shape/text-or-bytes", "a string or a Uint8Array";
    StringOrObject = "shape/text-or-object", "a string or an object";
    Bytes = "shape/bytes", "a Uint8Array";
    Strings = "shape/texts", "a string for each item";
    Numbers = "shape/numbers", "a number for each item";
    AbortSignal = "shape/abort-signal", "an AbortSignal";
    AesKey = "shape/aes-key", "a CryptoKey for AES-GCM";
    Callback = "shape/callback", "a function";
    WholeNumber = "shape/whole-number", "a non-negative integer";
    SmallWholeNumber = "shape/small-whole-number", "an integer from 0 to 4294967295";
    PayloadLimit = "shape/payload-limit", "an integer from 0 to 268435456";
    FiniteNumber = "shape/finite-number", "a finite number";
    LoggedNumber = "shape/logged-number", "a number, \"NaN\", \"Infinity\" or \"-Infinity\"";
    Time = "shape/time", "a time like \"2026-11-23T09:12:44Z\"";
    OneOf = "shape/one-of", "one of {known}";
    EventType = "shape/event-type", "the event's type, like \"ADD_ARTIFACT_ALIAS\"";
    RunState = "shape/run-state", "one of \"RUNNING\", \"FINISHED\", \"FAILED\", \"KILLED\", \"CRASHED\"";
    UserName = "shape/user-name", "a user name in quotes";
    Alias = "shape/alias", "the alias in quotes";
    Tag = "shape/tag", "the tag in quotes";
    Container = "shape/place", "a name in quotes, or an object with \"name\", and optionally \"id\"";
    Artifact = "shape/artifact", "an object with \"id\" and \"index\", and optionally \"aliases\", \"tags\" and \"metadata\"";
    Run = "shape/run", "a name in quotes, or an object with \"display_name\", and optionally \"id\", \"user\", \"tags\" and \"fields\"";
    LoggedValue = "shape/logged-value", "an object with \"name\" and \"value\", and optionally \"step\"";
    WeaveAlert = "shape/weave-alert", "an object with \"name\" and \"metric\", and optionally \"value\", \"threshold\", \"comparison\" and \"message\"";
    VariableValues = "shape/variable-values", "an object with the values of payload variables by name";
    QuotedString = "shape/quoted-text", "a string in quotes";
    QuotedRegex = "shape/quoted-regex", "a regular expression in quotes";
    Values = "shape/values", "an array of values";
    PlainValues = "shape/plain-values", "an array of values without operators";
    Filters = "shape/filters", "an array of filters";
    Operators = "shape/operators", "an object of operators, like {\"$regex\": \"^prod\"}";

    // Reasons why text is not JSON.
    JsonValue = "json/value", "expected a value";
    JsonLiteral = "json/word", "expected true, false or null";
    JsonKey = "json/key", "expected a key in double quotes";
    JsonColon = "json/colon", "expected a colon";
    JsonCommaOrBrace = "json/comma-or-brace", "expected a comma or }";
    JsonCommaOrBracket = "json/comma-or-bracket", "expected a comma or ]";
    JsonTrailingCommaInObject = "json/comma-before-object-end", "trailing comma in an object";
    JsonTrailingCommaInArray = "json/comma-before-list-end", "trailing comma in an array";
    JsonControl = "json/control", "unescaped control character in a string";
    JsonEscape = "json/escape", "unknown escape sequence";
    JsonHexDigits = "json/hex-digits", "expected four hexadecimal digits after \\u";
    JsonLeadingZero = "json/leading-zero", "leading zeros are not allowed";
    JsonDigit = "json/digit", "expected a digit";
    JsonEndAtValue = "json/end-at-value", "unexpected end of the text, expected a value";
    JsonEndInObject = "json/end-in-object", "unexpected end of the text inside an object";
    JsonEndInArray = "json/end-in-list", "unexpected end of the text inside an array";
    JsonEndInString = "json/end-in-string", "unexpected end of the text inside a string";
    JsonEndInNumber = "json/end-in-number", "unexpected end of the text inside a number";
    JsonTrailingText = "json/behind-end", "unexpected text after the JSON value";

    // Reasons why a JSON value does not have the expected shape.
    Mismatch = "mismatch/shape", "expected {shape}, found {found}";
    MismatchChoice = "mismatch/word", "expected one of {known}, found {found}";
    MismatchMissing = "mismatch/missing", "“{name}” is missing";
    MismatchDuplicateKey = "mismatch/twice", "duplicate key “{name}”";
    MismatchUnknown = "mismatch/unknown", "unknown key “{name}”, expected one of {known}";
    MismatchUnpairedSurrogate = "mismatch/half-pair", "string contains an unpaired surrogate";
    ActionWithWebhook = "automation/action-with-webhook", "an automation with another action has neither “webhook” nor “payload”";
    MismatchDepth = "mismatch/depth", "arrays and objects are nested more than {limit} levels deep";
    MismatchAt = "mismatch/at", "{path}: {reason}";
    KindWithReason = "mismatch/part", "{kind} ({reason})";
    ArgumentMismatch = "argument/other", "expected {shape}, found {found}";
    ArgumentNotJson = "argument/no-json", "it can't be written as JSON";
    ArgumentNotRunMetric = "argument/no-run-metric", "it is not a run metric trigger";

    // Reasons why text is not a URL.
    UrlHostNotAscii = "url/host-not-ascii", "its host name is not ASCII; write it in its xn-- form";
    UrlRelative = "url/relative", "it does not start with https://";
    UrlPort = "url/port", "its port is not a number up to 65535";
    UrlIpv4 = "url/ipv4", "its host is not a valid IPv4 address";
    UrlIpv6 = "url/ipv6", "its host is not a valid IPv6 address";
    UrlHostCharacter = "url/host-character", "its host has a character that is not allowed in host names";
    UrlOther = "url/other", "its syntax is invalid";

    // Characters that make an endpoint look like another address.
    Tab = "character/tab", "a tab";
    Backslash = "character/backslash", "a backslash";

    // Endpoints that a secret is bound to.
    NoEndpoint = "endpoint/none", "no endpoint";

    // Reasons why text is not a secret's name; without the text itself, which may be a value entered in the wrong field.
    SecretNameEmpty = "secret-name/empty", "it is empty";
    SecretNameCharacter = "secret-name/character", "character {position} is not a letter from A to Z, a digit or an underscore";

    // Reasons why a value can't be sent in a header.
    HeaderLineBreak = "header/line-break", "a line break";
    HeaderNul = "header/nul", "a NUL character";
    HeaderLeadingSpace = "header/blank-first", "a leading space or tab";
    HeaderTrailingSpace = "header/blank-last", "a trailing space or tab";
    HeaderControl = "header/control", "a control character";
    HeaderNotAscii = "header/not-ascii", "not an ASCII character";

    // Reasons why a webhook's name is not allowed.
    Space = "name/space", "a space";

    // Whitespace around a secret's value.
    SpaceBefore = "space/before", "whitespace at its start";
    SpaceAfter = "space/after", "whitespace at its end";
    SpaceAround = "space/around", "whitespace at both ends";

    // Kinds of invisible characters.
    NoBreakSpace = "invisible/no-break-space", "no-break space";
    ByteOrderMark = "invisible/byte-order-mark", "byte order mark";
    ZeroWidthCharacter = "invisible/zero-width", "zero-width character";
    SoftHyphen = "invisible/soft-hyphen", "soft hyphen";
    DirectionControl = "invisible/direction", "control of the text direction";
    LineSeparator = "invisible/line-separator", "line or paragraph separator";

    // Members that a receiver requires.
    MemberName = "member/name", "“{name}”";
    EitherMember = "member/either", "“{first}” or “{second}”";
    PayloadNoun = "member/payload", "the payload";

    // Reasons why text is not a regular expression.
    RegexClassName = "regex/class-name", "RE2 has no character class of this name";
    RegexClassEscape = "regex/class-escape", "invalid escape sequence in a character class";
    RegexRangeOrder = "regex/range-order", "range out of order in a character class";
    RegexRangeEnds = "regex/range-ends", "both ends of a range must be single characters";
    RegexClassUnclosed = "regex/class-unclosed", "missing closing ]";
    RegexEscapeEnd = "regex/escape-end", "the expression ends inside an escape sequence";
    RegexEscape = "regex/escape", "invalid escape sequence";
    RegexHex = "regex/hex", "invalid hexadecimal character code";
    RegexFlags = "regex/flags", "invalid flags: use i, m, s and U, each once, with at most one minus";
    RegexGroupName = "regex/group-name", "invalid group name: use letters, digits and underscores between < and >";
    RegexGroupUnclosed = "regex/group-unclosed", "missing closing )";
    RegexGroupUnopened = "regex/group-unopened", "unexpected )";
    RegexDepth = "regex/depth", "groups are nested more than {limit} levels deep";
    RegexCountOrder = "regex/count-order", "the minimum repetition count exceeds the maximum";
    RegexCountLimit = "regex/count-limit", "at most 1000 repetitions are allowed, with nested counts multiplied";
    RegexNothingRepeated = "regex/nothing-repeated", "missing argument to repetition operator";

    // Nouns for the parts of a workspace.
    TeamNoun = "thing/team", "team";
    SecretNoun = "thing/secret", "secret";
    AccessTokenNoun = "thing/access-token", "access token";
    WebhookNoun = "thing/webhook", "webhook";
    AutomationNoun = "thing/automation", "automation";
    SampleNoun = "thing/sample", "sample event";
    WorkspaceLock = "thing/workspace-lock", "a lock on the workspace";
}
