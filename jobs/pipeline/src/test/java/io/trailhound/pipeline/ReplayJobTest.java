package io.trailhound.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.config.ReplayOptions;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchOptions;
import io.trailhound.pipeline.source.Input;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What savepoints depend on. */
class ReplayJobTest {
  /** Fixed for good: state in savepoints is found by these. New ones may be added. */
  private static final Set<String> UIDS =
      Set.of(
          "trail-source",
          "decode",
          "dedup",
          "enrich",
          "archive-choice",
          "match",
          "correlate-0",
          "suppress",
          "archive",
          "quarantine",
          "alert-versions",
          "suppressed-versions",
          "tallies",
          "elasticsearch");

  private static StreamExecutionEnvironment job() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, ReplayJob.jobConfiguration());
    RuleSet rules = RuleLoader.loadTexts(List.of());
    ReplayJob.build(
        env,
        new ReplayOptions(
            List.of(Input.of("/trails")),
            new Path("/out"),
            TrailFilter.all(),
            List.of(),
            List.of(),
            EnrichmentOptions.NONE,
            true,
            Optional.of(new ElasticsearchOptions(URI.create("http://192.0.2.1:9200"), "alerts", 0)),
            Duration.ofHours(1)),
        rules);
    return env;
  }

  private static List<Transformation<?>> transformations(StreamExecutionEnvironment env) {
    Set<Transformation<?>> all = new LinkedHashSet<>();
    for (Transformation<?> transformation : env.getTransformations()) {
      all.addAll(transformation.getTransitivePredecessors());
    }
    return new ArrayList<>(all);
  }

  @Test
  void uidsAreThePublishedOnes() {
    Set<String> uids = new TreeSet<>();
    for (Transformation<?> transformation : transformations(job())) {
      if (transformation instanceof PhysicalTransformation<?>) {
        assertThat(transformation.getUid()).as(transformation.getName()).isNotBlank();
        uids.add(transformation.getUid());
      }
    }
    assertThat(uids).isEqualTo(new TreeSet<>(UIDS));
  }

  @Test
  void everyOperatorOfTheGraphHasAUid() {
    StreamGraph graph = job().getStreamGraph();
    List<String> uids = new ArrayList<>();
    for (StreamNode node : graph.getStreamNodes()) {
      assertThat(node.getTransformationUID()).as(node.getOperatorName()).isNotBlank();
      uids.add(node.getTransformationUID());
    }
    assertThat(uids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(UIDS.size());
  }

  @Test
  void maxParallelismIsFixed() {
    assertThat(ReplayJob.MAX_PARALLELISM).isEqualTo(128);
    StreamExecutionEnvironment env = job();
    assertThat(env.getMaxParallelism()).isEqualTo(128);
    for (JobVertex vertex : env.getStreamGraph().getJobGraph().getVertices()) {
      assertThat(vertex.getMaxParallelism()).as(vertex.getName()).isEqualTo(128);
    }
  }

  @Test
  void nothingGoesThroughKryo() {
    StreamExecutionEnvironment env = job();
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getConfiguration().get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    for (Transformation<?> transformation : transformations(env)) {
      assertThat(transformation.getOutputType())
          .as(transformation.getName())
          .isNotInstanceOf(GenericTypeInfo.class);
      assertNoKryo(
          transformation.getName(),
          transformation.getOutputType().createSerializer(env.getConfig().getSerializerConfig()));
    }
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      assertNoKryo(node.getOperatorName(), node.getTypeSerializerOut());
      assertNoKryo(node.getOperatorName(), node.getStateKeySerializer());
      for (TypeSerializer<?> in : node.getTypeSerializersIn()) {
        assertNoKryo(node.getOperatorName(), in);
      }
    }
  }

  private static void assertNoKryo(String name, @Nullable TypeSerializer<?> serializer) {
    if (serializer != null) {
      assertThat(serializer).as(name).isNotInstanceOf(KryoSerializer.class);
    }
  }
}
