package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.yaml.Yaml;
import java.util.List;

/**
 * A filter that was read by itself; its references have not been followed.
 *
 * @param any whether it is for every rule of its log source
 * @param references the rules that it is for otherwise, as written
 * @param condition what must hold besides
 * @param hash of the condition and what it stands for
 */
record FilterDraft(
    String id,
    String title,
    String file,
    int line,
    LogSource logSource,
    boolean any,
    List<Yaml.Scalar> references,
    Expression condition,
    String hash) {}
