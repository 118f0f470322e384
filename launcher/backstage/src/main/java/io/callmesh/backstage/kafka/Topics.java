package io.callmesh.backstage.kafka;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// Makes the mesh's topics on a broker.
public final class Topics {

    /// One reader of each kind; [Topic#partitions] is for clusters.
    private static final int PARTITIONS = 1;
    private static final short REPLICAS = 1;
    private static final int PATIENCE_SECONDS = 60;

    private Topics() {}

    /// Creates those that are missing; waits until all are there. Throws [IllegalStateException] when the broker does not answer in time.
    public static void create(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var missing = Arrays.stream(Topic.values())
                    .filter(topic -> !present.contains(topic.wireName()))
                    .map(Topics::single)
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka at " + bootstrapServers + " did not create the topics", e);
        }
    }

    private static NewTopic single(Topic topic) {
        var settings = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE, TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.kept().toMillis()));
        return new NewTopic(topic.wireName(), PARTITIONS, REPLICAS).configs(settings);
    }
}
