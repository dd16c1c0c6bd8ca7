package io.trailhound.pipeline.cli;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.transport.ElasticsearchTransport;
import io.trailhound.pipeline.sink.elasticsearch.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailhound setup}. */
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    description =
        "Installs the index templates into Elasticsearch and the dashboards into Kibana; both may "
            + "be installed again at any time.")
final class SetupCommand implements Callable<Integer> {
  static final List<String> TEMPLATES = List.of("trailhound-alerts", "trailhound-activity");

  @Spec private CommandSpec spec;

  @Option(names = "--elasticsearch", paramLabel = "URL", description = "Elasticsearch's address.")
  private @Nullable URI elasticsearch;

  @Option(names = "--kibana", paramLabel = "URL", description = "Kibana's address.")
  private @Nullable URI kibana;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  SetupCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (elasticsearch == null && kibana == null) {
      throw new UsageException("name --elasticsearch, --kibana or both");
    }
    Console console = new Console(spec.commandLine().getOut());
    if (elasticsearch != null) {
      ElasticsearchCheck.reachable(elasticsearch);
      for (String template : TEMPLATES) {
        installTemplate(elasticsearch, template);
        console.line("Elasticsearch: index template " + template + " installed");
      }
    }
    if (kibana != null) {
      int objects = KibanaImport.run(kibana);
      console.line("Kibana: " + objects + " saved objects installed");
    }
    return 0;
  }

  private static void installTemplate(URI url, String template) throws IOException {
    String resource = "/elasticsearch/" + template + ".json";
    try (InputStream json = SetupCommand.class.getResourceAsStream(resource);
        ElasticsearchTransport transport = Clients.connect(url)) {
      if (json == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      Clients.blocking(transport)
          .indices()
          .putIndexTemplate(
              PutIndexTemplateRequest.of(request -> request.name(template).withJson(json)));
    } catch (ElasticsearchException e) {
      throw new UsageException("Elasticsearch refuses the template: " + e.getMessage(), e);
    }
  }
}
