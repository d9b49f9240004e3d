//! Words of ours that fill other sentences: what stands in a text, what should stand there, and why it does not do.

use serde::{Deserialize, Serialize, Serializer};

use super::argument::{Words, by_name, fill};
use super::{Argument, linked};

/// What a [`Phrase`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PhraseInfo {
    /// The phrase itself.
    pub phrase: Phrase,
    /// Its words in English, with `{name}` where an argument goes.
    pub text: &'static str,
}

/// Writes the phrase as a unit variant, like the derived implementation, which would be a hundred branches per serializer.
impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Phrase", *self as u32, self.as_str())
    }
}

macro_rules! phrases {
    ($($name:ident = $wire:literal, $text:literal;)+) => {
        /// Words that fill other sentences, which every language says in its own way; stable between versions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Phrase {
            $(#[doc = $text] #[serde(rename = $wire)] $name,)+
        }

        impl Phrase {
            /// Every phrase.
            pub const ALL: &[PhraseInfo] = &[$(PhraseInfo { phrase: Phrase::$name, text: const { linked($wire, $text) } },)+];

            /// Returns the phrase's stable text form.
            pub const fn as_str(self) -> &'static str {
                match self { $(Phrase::$name => $wire,)+ }
            }

            /// Its words in English, with `{name}` where an argument goes.
            pub const fn in_words(self) -> &'static str {
                match self { $(Phrase::$name => const { linked($wire, $text) },)+ }
            }
        }
    };
}

phrases! {
    // What a JSON value is.
    Null = "kind/null", "null";
    Bool = "kind/bool", "true or false";
    Number = "kind/number", "a number";
    Text = "kind/text", "a text";
    List = "kind/list", "a list";
    Object = "kind/object", "an object";
    Variable = "kind/variable", "a variable";
    SingleValue = "kind/single-value", "a single value";
    OtherKind = "kind/other", "a {kind}";

    // What it should be.
    TextOrBytes = "shape/text-or-bytes", "a text or a Uint8Array";
    Bytes = "shape/bytes", "a Uint8Array";
    Texts = "shape/texts", "a text in each place";
    Numbers = "shape/numbers", "a number in each place";
    AbortSignal = "shape/abort-signal", "an AbortSignal";
    Callback = "shape/callback", "a function";
    WholeNumber = "shape/whole-number", "a whole number from 0";
    SmallWholeNumber = "shape/small-whole-number", "a whole number below 4294967296";
    FiniteNumber = "shape/finite-number", "a number below 1.8e308";
    LoggedNumber = "shape/logged-number", "a number, \"NaN\", \"Infinity\" or \"-Infinity\"";
    Time = "shape/time", "a time like \"2026-11-23T09:12:44Z\"";
    OneOf = "shape/one-of", "one of {known}";
    EventType = "shape/event-type", "the event's type, like \"ADD_ARTIFACT_ALIAS\"";
    RunState = "shape/run-state", "one of \"RUNNING\", \"FINISHED\", \"FAILED\", \"KILLED\"";
    UserName = "shape/user-name", "a user name in quotes";
    Alias = "shape/alias", "the alias in quotes";
    Tag = "shape/tag", "the tag in quotes";
    Container = "shape/place", "a name in quotes, or {\"name\": …, \"id\": …}";
    Artifact = "shape/artifact", "an object with \"id\" and \"index\", and where known \"aliases\", \"tags\" and \"metadata\"";
    Run = "shape/run", "an object with \"id\", \"display_name\" and \"user\"";
    LoggedValue = "shape/logged-value", "an object with \"name\", \"value\" and \"step\"";
    QuotedText = "shape/quoted-text", "a text in quotes";
    QuotedRegex = "shape/quoted-regex", "a regular expression in quotes";
    Values = "shape/values", "a list of values";
    PlainValues = "shape/plain-values", "values, no operators, in its list";
    Filters = "shape/filters", "a list of filters";
    Operators = "shape/operators", "an object of operators, like {\"$regex\": \"^prod\"}";

    // Why a text is not JSON.
    JsonValue = "json/value", "expected a value";
    JsonWord = "json/word", "expected true, false or null";
    JsonKey = "json/key", "expected a key in quotes";
    JsonColon = "json/colon", "expected a colon";
    JsonCommaOrBrace = "json/comma-or-brace", "expected a comma or }";
    JsonCommaOrBracket = "json/comma-or-bracket", "expected a comma or ]";
    JsonCommaBeforeObjectEnd = "json/comma-before-object-end", "a comma stands before the end of the object";
    JsonCommaBeforeListEnd = "json/comma-before-list-end", "a comma stands before the end of the list";
    JsonControl = "json/control", "a control character stands in a text, where only its escape may";
    JsonEscape = "json/escape", "no escape begins like this";
    JsonHexDigits = "json/hex-digits", "expected four hexadecimal digits behind \\u";
    JsonLeadingZero = "json/leading-zero", "a number begins with a zero too many";
    JsonDigit = "json/digit", "expected a digit";
    JsonEndAtValue = "json/end-at-value", "the text ends where a value is expected";
    JsonEndInObject = "json/end-in-object", "the text ends inside an object";
    JsonEndInList = "json/end-in-list", "the text ends inside a list";
    JsonEndInString = "json/end-in-string", "the text ends inside a string";
    JsonEndInNumber = "json/end-in-number", "the text ends inside a number";
    JsonBehindEnd = "json/behind-end", "something stands behind the end";

    // Why a JSON value is not what it should be.
    Mismatch = "mismatch/shape", "expected {shape}, found {found}";
    MismatchWord = "mismatch/word", "expected one of {known}, found {found}";
    MismatchMissing = "mismatch/missing", "“{name}” is missing";
    MismatchTwice = "mismatch/twice", "“{name}” stands here twice";
    MismatchUnknown = "mismatch/unknown", "“{name}” is unknown here, expected: {known}";
    MismatchHalfPair = "mismatch/half-pair", "expected a text, found one with half of a surrogate pair";
    MismatchDepth = "mismatch/depth", "lists and objects stand in one another more than {limit} times";
    MismatchAt = "mismatch/at", "{path}: {reason}";
    MismatchPart = "mismatch/part", "{kind} that does not fit ({reason})";
    ArgumentOther = "argument/other", "{shape} is expected, not {found}";
    ArgumentNoJson = "argument/no-json", "it has no JSON form";
    ArgumentNoRunMetric = "argument/no-run-metric", "it waits for no run metric";

    // Why a text is no URL.
    UrlHostNotAscii = "url/host-not-ascii", "its host name is not plain ASCII; write it in its xn-- form";
    UrlRelative = "url/relative", "it does not begin with https://";
    UrlPort = "url/port", "its port is no number up to 65535";
    UrlIpv4 = "url/ipv4", "its host looks like an IPv4 address and is none";
    UrlIpv6 = "url/ipv6", "its host looks like an IPv6 address and is none";
    UrlHostCharacter = "url/host-character", "its host has a character that no host name has";
    UrlOther = "url/other", "it is not written as addresses are";

    // Why a text is no secret's name; never with the text, which may be a value in the wrong place.
    SecretNameEmpty = "secret-name/empty", "it is empty";
    SecretNameCharacter = "secret-name/character", "its character {position} is no letter from A to Z, digit or underscore";

    // What keeps a value out of a header.
    HeaderLineBreak = "header/line-break", "a line break";
    HeaderNul = "header/nul", "a NUL";
    HeaderBlankFirst = "header/blank-first", "a blank at its beginning";
    HeaderBlankLast = "header/blank-last", "a blank at its end";
    HeaderControl = "header/control", "a control character";
    HeaderNotAscii = "header/not-ascii", "outside ASCII";

    // Why a text is no regular expression.
    RegexClassEscape = "regex/class-escape", "no character between brackets is escaped like this";
    RegexRangeOrder = "regex/range-order", "the range ends before it begins";
    RegexRangeEnds = "regex/range-ends", "a range goes from one character to another";
    RegexClassUnclosed = "regex/class-unclosed", "the bracket is never closed with ]";
    RegexEscapeEnd = "regex/escape-end", "the expression ends inside an escape";
    RegexEscape = "regex/escape", "no escape begins like this";
    RegexHex = "regex/hex", "this is no character's number in hexadecimal digits";
    RegexFlags = "regex/flags", "flags are some of i, m, s and U, each once, with one minus at most";
    RegexGroupName = "regex/group-name", "a group's name is made of letters, digits and underscores, between < and >";
    RegexGroupNameTwice = "regex/group-name-twice", "two groups have this name";
    RegexGroupUnclosed = "regex/group-unclosed", "the group is never closed with )";
    RegexGroupUnopened = "regex/group-unopened", "no group is open that it could close";
    RegexDepth = "regex/depth", "groups stand in one another more than {limit} times";
    RegexCountOrder = "regex/count-order", "the smaller count comes first";
    RegexCount = "regex/count", "a count is a whole number";
    RegexCountUnclosed = "regex/count-unclosed", "the count is never closed with }";
    RegexNothingRepeated = "regex/nothing-repeated", "there is nothing before it to repeat";
    RegexOther = "regex/other", "it means nothing in RE2";

    // What the workspace is made of.
    TheTeam = "thing/team", "team";
    TheSecret = "thing/secret", "secret";
    TheAccessToken = "thing/access-token", "access token";
    TheWebhook = "thing/webhook", "webhook";
    TheAutomation = "thing/automation", "automation";
    TheSample = "thing/sample", "sample event";
    WorkspaceLock = "thing/workspace-lock", "a lock on the workspace";
}

impl Phrase {
    /// The phrase with its arguments filled in.
    pub fn with<const N: usize>(self, arguments: [(&str, Argument); N]) -> Argument {
        self.filled(by_name(arguments))
    }

    fn filled(self, arguments: std::collections::BTreeMap<String, Argument>) -> Argument {
        Argument::Words(Box::new(Words {
            phrase: self,
            text: fill(self.in_words(), &|name| arguments.get(name).map(Argument::text)),
            arguments,
        }))
    }
}

impl From<Phrase> for Argument {
    fn from(phrase: Phrase) -> Self {
        phrase.with([])
    }
}
