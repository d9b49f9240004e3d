//! Whether an event happened inside a scope, level by level.

use serde::{Deserialize, Serialize};

use super::{Container, Event, Project, Scope};

/// A level of W&B's hierarchy: organization ⊃ team ⊃ project or registry ⊃ collection (documented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum ScopeLevel {
    /// An organization.
    Organization,
    /// A team (entity).
    Team,
    /// A project that is no registry.
    Project,
    /// A registry.
    Registry,
    /// A collection in a project or registry.
    Collection,
}

impl ScopeLevel {
    /// Its name, as scopes and events have it in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Team => "team",
            Self::Project => "project",
            Self::Registry => "registry",
            Self::Collection => "collection",
        }
    }
}

/// One level of a scope beside what an event has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Containment<'a> {
    /// The level that the scope asks for.
    pub level: ScopeLevel,
    /// The place that the scope asks for.
    pub expected: &'a Container,
    /// What the event has there, which may be a project where a registry is asked for and the other way round; none
    /// where its organization is not known or where it is about no collection.
    pub found: Option<(ScopeLevel, &'a Container)>,
}

impl Containment<'_> {
    /// Whether the event lies inside at this level: a level of the same kind, with the same place ([`Container::is`]).
    pub fn holds(&self) -> bool {
        self.found
            .is_some_and(|(level, place)| level == self.level && self.expected.is(place))
    }
}

impl Scope {
    /// The places that this scope names, outermost first.
    pub fn places(&self) -> impl Iterator<Item = (ScopeLevel, &Container)> {
        let places = match self {
            Self::Organization { organization } => {
                [Some((ScopeLevel::Organization, organization)), None, None]
            }
            Self::Team { entity } => [Some((ScopeLevel::Team, entity)), None, None],
            Self::Project {
                entity,
                project,
                collection,
            } => below(entity, (ScopeLevel::Project, project), collection),
            Self::Registry {
                entity,
                registry,
                collection,
            } => below(entity, (ScopeLevel::Registry, registry), collection),
        };
        places.into_iter().flatten()
    }

    /// The places that this scope names, outermost first, each beside what the event has there.
    pub fn levels<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = Containment<'a>> {
        self.places().map(|(level, expected)| Containment {
            level,
            expected,
            found: event.place(level),
        })
    }

    /// Whether the event happened inside this scope: every level by id where both sides have one, else by name.
    ///
    /// ```
    /// use hookwright::model::{Event, EventType, Container, Scope};
    ///
    /// let event = Event::from_json(EventType::AddArtifactAlias.sample())?;
    /// assert!(Scope::Team { entity: event.entity.clone() }.contains(&event));
    /// assert!(!Scope::Team { entity: Container::named("another") }.contains(&event));
    /// # Ok::<(), hookwright::diagnostic::Error>(())
    /// ```
    pub fn contains(&self, event: &Event) -> bool {
        self.levels(event).all(|level| level.holds())
    }
}

fn below<'a>(
    entity: &'a Container,
    project: (ScopeLevel, &'a Container),
    collection: &'a Option<Container>,
) -> [Option<(ScopeLevel, &'a Container)>; 3] {
    let collection = collection.as_ref().map(|place| (ScopeLevel::Collection, place));
    [Some((ScopeLevel::Team, entity)), Some(project), collection]
}

impl Event {
    /// What the event has where a scope has this level: a registry where it asks for a project and the other way
    /// round, since an event has either; none where the organization is unknown or there is no collection.
    pub fn place(&self, level: ScopeLevel) -> Option<(ScopeLevel, &Container)> {
        match level {
            ScopeLevel::Organization => self.organization.as_ref().map(|place| (level, place)),
            ScopeLevel::Team => Some((level, &self.entity)),
            ScopeLevel::Project | ScopeLevel::Registry => Some(match &self.project {
                Project::Project(place) => (ScopeLevel::Project, place),
                Project::Registry(place) => (ScopeLevel::Registry, place),
            }),
            ScopeLevel::Collection => self.collection().map(|place| (level, place)),
        }
    }
}
