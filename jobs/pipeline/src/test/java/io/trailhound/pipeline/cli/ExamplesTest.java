package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** The commands in examples are commands that the program takes. */
class ExamplesTest {
  private static final Path CHECKOUT = Path.of(System.getProperty("trailhound.checkout", "../.."));

  private static Map<?, ?> yaml(String name) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return yaml.load(Files.readString(CHECKOUT.resolve(name)));
  }

  private static Object at(Object from, String... keys) {
    Object at = from;
    for (String key : keys) {
      Object next = at instanceof Map<?, ?> map ? map.get(key) : null;
      at = Objects.requireNonNull(next, () -> "no " + key + " of " + String.join(".", keys));
    }
    return at;
  }

  private static void assertTaken(List<String> arguments) {
    CommandLine line = new CommandLine(new Main());
    line.parseArgs(arguments.toArray(new String[0]));
  }

  @Test
  void theDeploymentOnKubernetesStartsTheLiveJob() throws Exception {
    Map<?, ?> deployment = yaml("docs/examples/flink-kubernetes-operator.yaml");
    assertThat(at(deployment, "kind")).isEqualTo("FlinkDeployment");
    assertThat(at(deployment, "spec", "flinkVersion")).isEqualTo("v1_20");
    List<String> arguments = new ArrayList<>();
    ((List<?>) at(deployment, "spec", "job", "args")).forEach(word -> arguments.add("" + word));
    assertThat(arguments.get(0)).isEqualTo("live");
    assertTaken(arguments);
  }

  @Test
  void theServicesOfDockerComposeStartCommands() throws Exception {
    Map<?, ?> services = (Map<?, ?>) at(yaml("docker-compose.yml"), "services");
    List<String> started = new ArrayList<>();
    for (Object service : services.values()) {
      Object command = ((Map<?, ?>) service).get("command");
      String text = command instanceof List<?> list ? "" + list.get(list.size() - 1) : "" + command;
      int jar = text.indexOf("trailhound.jar ");
      if (jar >= 0) {
        text = text.substring(jar + "trailhound.jar ".length());
      } else if (!String.valueOf(((Map<?, ?>) service).get("entrypoint"))
          .contains("/project/trailhound")) {
        continue;
      }
      String now = text.replaceAll("\\$\\$\\([^)]*\\)", "now");
      List<String> words = List.of(now.trim().split("\\s+", -1));
      assertTaken(words);
      started.add(words.get(0));
    }
    assertThat(started).containsExactlyInAnyOrder("feed", "setup", "live", "feed", "replay");
  }
}
