//! Scopes of automations, and whether an event happened inside one.

use serde::{Deserialize, Serialize};

use super::container::{Container, Project};
use super::event::{Event, EventType};
use crate::diagnostic::Evidence;

/// The scope of an automation: organization ⊃ team ⊃ project or registry ⊃ collection (documented by W&B).
///
/// An automation applies to everything inside its scope, including what is created later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Scope {
    /// An entire organization.
    Organization {
        /// The organization.
        organization: Container,
    },
    /// An entire team.
    Team {
        /// The team.
        entity: Container,
    },
    /// A project, or one collection in it.
    Project {
        /// The team that owns the project.
        entity: Container,
        /// The project.
        project: Container,
        /// The only collection in scope; every collection if omitted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        collection: Option<Container>,
    },
    /// A registry, or one collection in it.
    Registry {
        /// The team or organization entity that owns the registry.
        entity: Container,
        /// The registry.
        registry: Container,
        /// The only collection in scope; every collection if omitted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        collection: Option<Container>,
    },
}

/// A level of W&B's hierarchy: organization ⊃ team ⊃ project or registry ⊃ collection (documented).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum ScopeLevel {
    /// An organization.
    Organization,
    /// A team (entity).
    Team,
    /// A project that is not a registry.
    Project,
    /// A registry.
    Registry,
    /// A collection in a project or registry.
    Collection,
}

/// One level of a scope, with the event's container at that level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelCheck<'a> {
    /// The level of the scope.
    pub level: ScopeLevel,
    /// The scope's container at this level.
    pub expected: &'a Container,
    /// The event's container and its level, from [`Event::container_at`].
    pub found: Option<(ScopeLevel, &'a Container)>,
}

/// A kind of scope that W&B accepts for a type of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OfferedScope {
    /// Organization, team, project or registry.
    pub scope: ScopeLevel,
    /// The source: W&B's app offers the scope (documented), or only its SDK accepts it.
    pub evidence: Evidence,
}

/// Returns the kinds of scope that W&B accepts for a type of event, in the order in which a form lists them.
///
/// The app offers run events in projects only (documented); the SDK also accepts them in teams and organizations. A new
/// version needs a collection, so only a registry or a project can contain it (sdk).
pub const fn offered_scopes(event_type: EventType) -> &'static [OfferedScope] {
    const fn offered(scope: ScopeLevel, evidence: Evidence) -> OfferedScope {
        OfferedScope { scope, evidence }
    }
    const REGISTRY: OfferedScope = offered(ScopeLevel::Registry, Evidence::Documented);
    const PROJECT: OfferedScope = offered(ScopeLevel::Project, Evidence::Documented);
    let info = event_type.info();
    if info.is_run_event {
        return const {
            &[
                PROJECT,
                offered(ScopeLevel::Team, Evidence::Sdk),
                offered(ScopeLevel::Organization, Evidence::Sdk),
            ]
        };
    }
    if info.needs_collection_scope {
        return const { &[REGISTRY, PROJECT] };
    }
    const {
        &[
            REGISTRY,
            PROJECT,
            offered(ScopeLevel::Team, Evidence::Documented),
            offered(ScopeLevel::Organization, Evidence::Documented),
        ]
    }
}

impl ScopeLevel {
    /// Returns the level's name in the JSON of scopes and events.
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

impl LevelCheck<'_> {
    /// Returns whether the event is inside the scope at this level: the same level and the same
    /// container ([`Container::is_same_container`]).
    pub fn holds(&self) -> bool {
        self.found
            .is_some_and(|(level, found)| level == self.level && self.expected.is_same_container(found))
    }
}

impl Scope {
    /// Returns the one collection that the scope is narrowed to.
    pub fn collection(&self) -> Option<&Container> {
        match self {
            Self::Organization { .. } | Self::Team { .. } => None,
            Self::Project { collection, .. } | Self::Registry { collection, .. } => collection.as_ref(),
        }
    }

    /// Returns whether W&B allows an automation on `event_type` in this scope: one of the [`offered_scopes`]. The
    /// scope of a run event can't have a collection (documented); that of `CREATE_ARTIFACT` needs one (sdk).
    pub fn allows(&self, event_type: EventType) -> bool {
        let info = event_type.info();
        let collection_fits = if info.is_run_event {
            self.collection().is_none()
        } else {
            !info.needs_collection_scope || self.collection().is_some()
        };
        collection_fits && self.evidence_for(event_type).is_some()
    }

    /// Returns the evidence that W&B accepts this kind of scope for `event_type`; `None` if it does not accept it.
    pub fn evidence_for(&self, event_type: EventType) -> Option<Evidence> {
        let offered = offered_scopes(event_type).iter();
        let mut offered = offered.filter(|offered| offered.scope == self.kind());
        offered.next().map(|offered| offered.evidence)
    }

    /// Returns the level that the scope covers, without the collection that narrows it.
    const fn kind(&self) -> ScopeLevel {
        match self {
            Self::Organization { .. } => ScopeLevel::Organization,
            Self::Team { .. } => ScopeLevel::Team,
            Self::Project { .. } => ScopeLevel::Project,
            Self::Registry { .. } => ScopeLevel::Registry,
        }
    }

    /// Returns the scope's containers with their levels, outermost first.
    pub fn containers(&self) -> impl Iterator<Item = (ScopeLevel, &Container)> {
        let containers = match self {
            Self::Organization { organization } => {
                [Some((ScopeLevel::Organization, organization)), None, None]
            }
            Self::Team { entity } => [Some((ScopeLevel::Team, entity)), None, None],
            Self::Project {
                entity,
                project,
                collection,
            } => containers_in_team(entity, (ScopeLevel::Project, project), collection),
            Self::Registry {
                entity,
                registry,
                collection,
            } => containers_in_team(entity, (ScopeLevel::Registry, registry), collection),
        };
        containers.into_iter().flatten()
    }

    /// Returns the scope's levels, outermost first, each with the event's container at that level.
    pub fn levels<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = LevelCheck<'a>> {
        self.containers().map(|(level, expected)| LevelCheck {
            level,
            expected,
            found: event.container_at(level),
        })
    }

    /// Returns whether the event happened inside this scope: every level by id if both sides have one, otherwise by
    /// name.
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

fn containers_in_team<'a>(
    entity: &'a Container,
    project: (ScopeLevel, &'a Container),
    collection: &'a Option<Container>,
) -> [Option<(ScopeLevel, &'a Container)>; 3] {
    let collection = collection.as_ref();
    let collection = collection.map(|container| (ScopeLevel::Collection, container));
    [Some((ScopeLevel::Team, entity)), Some(project), collection]
}

impl Event {
    /// Returns the event's container at `level`, with its own level. For `Project` and `Registry` it returns whichever
    /// the event has; compare the returned level. `None` if the organization is unknown or there is no collection.
    pub fn container_at(&self, level: ScopeLevel) -> Option<(ScopeLevel, &Container)> {
        match level {
            ScopeLevel::Organization => self.organization.as_ref().map(|container| (level, container)),
            ScopeLevel::Team => Some((level, &self.entity)),
            ScopeLevel::Project | ScopeLevel::Registry => Some(match &self.project {
                Project::Project(container) => (ScopeLevel::Project, container),
                Project::Registry(container) => (ScopeLevel::Registry, container),
            }),
            ScopeLevel::Collection => self.collection().map(|container| (level, container)),
        }
    }
}
