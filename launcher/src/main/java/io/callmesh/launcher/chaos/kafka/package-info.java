/// The whole journal, as it lies on its topic.
package io.callmesh.launcher.chaos.kafka;
