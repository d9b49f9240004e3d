//! Sample events.

use crate::diagnostic::{Error, Phrase};
use crate::model::{SampleEvent, SampleId, Workspace};

use super::super::{Command, list};
use super::missing;
use super::put::{Put, unchanged};

pub(super) fn put(workspace: &mut Workspace, put: Put<SampleEvent>) -> Result<Command, Error> {
    let id = put.record.id.clone();
    let newest = workspace.samples.iter().find(|one| one.id == id);
    let put = put.onto(newest, Phrase::TheSample, name(newest, &id))?;
    let (written, replaced) = put.into_list(&mut workspace.samples, |one| one.id == id);
    Ok(match replaced {
        None => Command::DeleteSample {
            id,
            base: Some(written),
        },
        Some((sample, position)) => Command::PutSample {
            sample,
            base: Some(written),
            position,
        },
    })
}

pub(super) fn delete(
    workspace: &mut Workspace,
    id: &SampleId,
    base: Option<&SampleEvent>,
) -> Result<Command, Error> {
    let newest = workspace.samples.iter().find(|one| one.id == *id);
    unchanged(newest, base, Phrase::TheSample, name(newest, id))?;
    let (sample, position) = list::remove(&mut workspace.samples, |one| one.id == *id)
        .ok_or_else(|| missing(Phrase::TheSample, id.as_str()))?;
    Ok(Command::PutSample {
        sample,
        base: None,
        position: Some(position),
    })
}

fn name<'a>(sample: Option<&'a SampleEvent>, id: &'a SampleId) -> &'a str {
    sample.map_or(id.as_str(), |sample| &sample.name)
}
