package io.trailhound.pipeline.step;

import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.fact.Enricher;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.enrich.SharedKnowledge;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.SightingSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Puts behind each record what is known of its source and its caller. */
public final class EnrichStep {
  /** The operator's uid. */
  public static final String UID = "enrich";

  private EnrichStep() {}

  /** Attaches the step, in the chain of the one before. */
  public static SingleOutputStreamOperator<Sighting> attach(
      DataStream<Sighting> sightings, FieldPlan plan, EnrichmentOptions options) {
    return sightings
        .transform("enrich", SightingSerializer.TYPE, new Operator(plan.paths(), options))
        .uid(UID);
  }

  private static final class Operator extends AbstractStreamOperator<Sighting>
      implements OneInputStreamOperator<Sighting, Sighting> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> paths;
    private final EnrichmentOptions options;
    private transient Enricher enricher;
    private transient @Nullable SharedKnowledge shared;
    private transient Knowledge known;

    @SuppressWarnings("NullAway.Init") // see open
    Operator(List<String> paths, EnrichmentOptions options) {
      this.paths = new ArrayList<>(paths);
      this.options = options;
      setChainingStrategy(ChainingStrategy.ALWAYS);
    }

    @Override
    public void open() throws Exception {
      super.open();
      SharedKnowledge opened = SharedKnowledge.open(options);
      shared = opened;
      known = opened.current();
      enricher = new Enricher(FieldPlan.of(paths));
      getMetricGroup().gauge("enrichment_files_refused", opened::refused);
    }

    @Override
    public void processElement(StreamRecord<Sighting> element) {
      Sighting sighting = element.getValue();
      output.collect(
          element.replace(
              new Sighting(enricher.enrich(sighting.event(), known), sighting.revision())));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
      super.snapshotState(context);
      if (shared != null) {
        known = shared.current();
      }
    }

    @Override
    public void close() throws Exception {
      super.close();
      if (shared != null) {
        shared.close();
        shared = null;
      }
    }
  }
}
