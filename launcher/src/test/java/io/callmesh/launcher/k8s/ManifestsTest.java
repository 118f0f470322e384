package io.callmesh.launcher.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.callmesh.backstage.kafka.Topic;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Port;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

    private static final Manifests K8S = Manifests.ofTheProject();

    static Stream<Part> services() {
        return Stream.of(Part.values()).filter(Part::service);
    }

    @Test
    void everyFieldIsOneThatKubernetesKnows() throws IOException {
        assertThat(K8S.objects()).isNotEmpty().allSatisfy(object -> assertThat(Unknown.fields(object)).isEmpty());
    }

    @Test
    void anUnknownFieldAndAWrongTypeAreFound() throws IOException {
        var file = K8S.text("redis.yaml").split("(?m)^---$")[0];

        assertThat(Unknown.fields(Manifests.object(file.replace("replicas:", "replicaz:")))).containsExactly("Deployment.Spec.replicaz");
        assertThat(Unknown.fields(Manifests.object(file.replace("periodSeconds: 10", "period: 10")))).hasSize(1);
        assertThatThrownBy(() -> Manifests.object(file.replace("replicas: 1", "replicas: many"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theKustomizationListsEveryFileOnce() throws IOException {
        var listed = new ArrayList<String>();
        kustomization().path("resources").forEach(file -> listed.add(file.asText()));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(K8S.files().stream().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void everyImageHasATag() throws IOException {
        var tagged = new ArrayList<String>();
        kustomization().path("images").forEach(image -> tagged.add(image.path("name").asText()));

        for (var part : services().toList()) assertThat(tagged).contains(container(part).getImage());
        assertThat(tagged).contains("redis", "apache/kafka");
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAreThoseOfTheTable(Part part) throws IOException {
        var open = container(part).getPorts().stream().map(port -> new Port(port.getName(), port.getContainerPort())).toList();

        assertThat(open).containsExactlyInAnyOrderElementsOf(part.ports());
        assertThat(only(part.label()).getPort()).isEqualTo(part.port("grpc"));
        assertThat(only(part.label() + "-http").getPort()).isEqualTo(part.port("http"));
        assertThat(K8S.service(part.label()).getSpec().getClusterIP()).isEqualTo("None");
    }

    @ParameterizedTest
    @MethodSource("services")
    void servicesFindTheirPods(Part part) throws IOException {
        var labels = K8S.deployment(part.label()).getSpec().getTemplate().getMetadata().getLabels();

        assertThat(K8S.deployment(part.label()).getSpec().getSelector().getMatchLabels()).isEqualTo(Map.of("app.kubernetes.io/name", part.label()));
        assertThat(labels).containsAllEntriesOf(K8S.service(part.label()).getSpec().getSelector());
        assertThat(labels).containsAllEntriesOf(K8S.service(part.label() + "-http").getSpec().getSelector());
    }

    @ParameterizedTest
    @MethodSource("services")
    void probesAskTheHealthOfTheService(Part part) throws IOException {
        var container = container(part);

        assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/ready on http");
        assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready on http");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live on http");
    }

    @ParameterizedTest
    @MethodSource("services")
    void podsAreRestricted(Part part) throws IOException {
        var pod = K8S.deployment(part.label()).getSpec().getTemplate().getSpec();
        var security = container(part).getSecurityContext();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest
    @MethodSource("services")
    void theHeapIsThatOfTheTableAndFitsTheLimit(Part part) throws IOException {
        var container = container(part);
        var options = container.getEnv().stream().filter(variable -> variable.getName().equals("JDK_JAVA_OPTIONS")).findFirst().orElseThrow().getValue();
        var limit = container.getResources().getLimits().get("memory");

        assertThat(options).contains("-Xmx" + part.heapMegabytes() + "m", "-Dcallmesh.part=" + part.label());
        assertThat(limit).isEqualTo(container.getResources().getRequests().get("memory"));
        assertThat(limit.getNumericalAmount().doubleValue()).isGreaterThan(1.5 * part.heapMegabytes() * 1024 * 1024);
    }

    @ParameterizedTest
    @MethodSource("services")
    void podsGoGently(Part part) throws IOException {
        var seconds = K8S.deployment(part.label()).getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();

        assertThat(seconds).isGreaterThan(container(part).getLifecycle().getPreStop().getSleep().getSeconds() + 20);
    }

    @Test
    void theJobMakesTheTopicsOfTheTable() throws IOException {
        var made = K8S.text("kafka-topics.yaml").lines().map(String::strip).filter(line -> line.matches("callmesh\\.\\S+ \\d+ \\d+")).toList();

        assertThat(made).containsExactlyElementsOf(Arrays.stream(Topic.values()).map(topic -> topic.wireName() + " " + topic.partitions() + " " + topic.kept().toMillis()).toList());
    }

    @Test
    void theConfigurationNamesServicesThatExistAndKeysThatAreKnown() throws IOException {
        var keys = new Properties();
        keys.load(new StringReader(K8S.text("application.properties")));
        var root = Path.of(System.getProperty("callmesh.root"));
        var known = Files.readString(root.resolve("docs/configuration.md"))
                + Files.readString(root.resolve("launcher/src/main/java/io/callmesh/launcher/part/Properties.java"));

        for (var part : services().filter(any -> any != Part.GATEWAY).toList()) {
            assertThat(keys).containsEntry("callmesh." + part.label() + ".host", K8S.service(part.label()).getMetadata().getName());
        }
        assertThat(keys.getProperty("callmesh.redis")).isEqualTo("redis://" + K8S.service("redis").getMetadata().getName() + ":" + only("redis").getPort());
        assertThat(keys.getProperty("callmesh.kafka")).endsWith(K8S.service("kafka").getMetadata().getName() + ":" + only("kafka").getPort());
        assertThat(keys.stringPropertyNames().stream().filter(key -> key.startsWith("callmesh.") && !key.startsWith("callmesh.tool.endpoint.")))
                .allMatch(known::contains);
    }

    private static Container container(Part part) throws IOException {
        List<Container> containers = K8S.deployment(part.label()).getSpec().getTemplate().getSpec().getContainers();
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    private static ServicePort only(String service) throws IOException {
        List<ServicePort> ports = K8S.service(service).getSpec().getPorts();
        assertThat(ports).hasSize(1);
        return ports.getFirst();
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath() + " on " + probe.getHttpGet().getPort().getStrVal();
    }

    private static JsonNode kustomization() throws IOException {
        return new YAMLMapper().readTree(K8S.text("kustomization.yaml"));
    }
}
