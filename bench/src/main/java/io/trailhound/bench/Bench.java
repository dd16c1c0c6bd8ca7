package io.trailhound.bench;

import io.trailhound.bench.report.Aim;
import io.trailhound.bench.report.Cost;
import io.trailhound.bench.report.Line;
import io.trailhound.bench.report.Machine;
import io.trailhound.bench.report.Report;
import io.trailhound.bench.rules.RuleMixture;
import io.trailhound.bench.stage.DecodeStage;
import io.trailhound.bench.stage.GunzipStage;
import io.trailhound.bench.stage.MatchStage;
import io.trailhound.bench.stage.Stage;
import io.trailhound.bench.stage.StageRound;
import io.trailhound.bench.stage.TokeniseStage;
import io.trailhound.bench.trail.Trail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures everything, round after round, and draws the report from it. */
final class Bench {
  private static final String TOKENISE = new TokeniseStage().name();

  private final Trail trail;
  private final Path home;
  private final Set<Part> parts;
  private final int rounds;
  private final Consumer<String> progress;

  /**
   * A run.
   *
   * @param home the folder of the distribution, with {@code rules/} in it
   */
  Bench(Trail trail, Path home, Set<Part> parts, int rounds, Consumer<String> progress) {
    this.trail = trail;
    this.home = home;
    this.parts = Set.copyOf(parts);
    this.rounds = rounds;
    this.progress = progress;
  }
}
