//! The payload cut at its secrets, for scripts that bring the values themselves.

use super::{Context, Template, Values, Variable, output::Output};
use crate::model::Webhook;

/// A piece of a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text, every other variable rendered.
    Text(String),
    /// The place of the access token's value.
    AccessToken(Context),
    /// The place of the value of the webhook's secret.
    Secret(Context),
}

impl Template {
    /// Renders all but the secrets that the webhook names; a variable without a value stays as it was typed.
    pub fn render_pieces(&self, values: &Values, webhook: &Webhook) -> Vec<Piece> {
        let (mut pieces, mut text, mut at) = (Vec::new(), Output::with_capacity(0), 0);
        for used in self.uses() {
            text.push(self.text().get(at..used.range.start).unwrap_or_default());
            at = used.range.end;
            let secret = match used.variable {
                Variable::AccessToken if webhook.access_token.is_some() => Piece::AccessToken(used.context),
                Variable::Secret if webhook.secret.is_some() => Piece::Secret(used.context),
                _ => {
                    self.render_use(used, values, &mut text);
                    continue;
                }
            };
            let before = std::mem::replace(&mut text, Output::with_capacity(0));
            pieces.extend([Piece::Text(before.finish_text()), secret]);
        }
        text.push(self.text().get(at..).unwrap_or_default());
        pieces.push(Piece::Text(text.finish_text()));
        pieces
    }
}
