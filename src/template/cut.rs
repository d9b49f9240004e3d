//! A template cut where events put their values, for callers that put payloads together themselves.

use super::{Template, Use, Values, Variable, output::Output};

/// A template that is rendered without secrets, what is undefined kept: what is the same for every event, and the
/// variables between. The texts are one more than the variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut<'a> {
    /// What stands before, between and behind the variables.
    pub texts: Vec<String>,
    /// The variables whose values depend on the event.
    pub uses: Vec<&'a Use>,
}

impl Template {
    /// Cuts the template at the variables that an event fills.
    pub fn cut(&self) -> Cut<'_> {
        let of_event = |used: &&Use| matches!(used.variable, Variable::Known(_) | Variable::Metadata(_));
        let mut cut = Cut::default();
        let mut at = 0;
        for used in self.uses().iter().filter(of_event) {
            cut.texts.push(
                self.text()
                    .get(at..used.range.start)
                    .unwrap_or_default()
                    .to_owned(),
            );
            cut.uses.push(used);
            at = used.range.end;
        }
        cut.texts
            .push(self.text().get(at..).unwrap_or_default().to_owned());
        cut
    }

    /// What one variable of this template becomes for an event; without a value it stays as it was typed.
    pub fn render_one(&self, used: &Use, values: &Values) -> String {
        let mut out = Output::with_capacity(0);
        self.render_use(used, values, &mut out);
        out.finish_text()
    }
}
