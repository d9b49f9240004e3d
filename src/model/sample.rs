//! One realistic event of each kind, to try templates on.

use super::EventType;

macro_rules! samples {
    ($($name:ident: $file:literal),+ $(,)?) => {
        impl EventType {
            /// A made-up event of this kind, as pretty JSON that [`Event::from_json`](super::Event::from_json) reads.
            pub const fn sample(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("samples/", $file, ".json")),)+
                }
            }
        }
    };
}

samples! {
    LinkArtifact: "link_artifact",
    UnlinkArtifact: "unlink_artifact",
    CreateArtifact: "create_artifact",
    AddArtifactAlias: "add_artifact_alias",
    AddArtifactTag: "add_artifact_tag",
    RemoveArtifactTag: "remove_artifact_tag",
    AddCollectionTag: "add_collection_tag",
    RemoveCollectionTag: "remove_collection_tag",
    RunMetric: "run_metric",
    RunMetricChange: "run_metric_change",
    RunMetricZscore: "run_metric_zscore",
    RunState: "run_state",
}
