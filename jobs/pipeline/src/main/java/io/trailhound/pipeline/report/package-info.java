/**
 * The page that an incident responder hands on: {@code report.html}, one self-contained file made
 * of a run's {@code summary.json} and {@code alerts.ndjson}.
 *
 * <p>The alerts are read once and as a stream; memory depends on how many alerts the page shows,
 * not on how many there are. Everything that comes from outside goes through {@link
 * io.trailhound.pipeline.report.Html}.
 */
@NullMarked
package io.trailhound.pipeline.report;

import org.jspecify.annotations.NullMarked;
