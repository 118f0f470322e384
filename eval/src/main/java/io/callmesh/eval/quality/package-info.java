/// How well a conversation was led: a pack's rules held against what was said, with the passage for each mark. Needs no model and no
/// running service; knows of a pack its `qa.yaml` only.
package io.callmesh.eval.quality;
