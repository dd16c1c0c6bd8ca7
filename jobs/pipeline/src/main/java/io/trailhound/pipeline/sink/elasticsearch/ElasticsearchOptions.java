package io.trailhound.pipeline.sink.elasticsearch;

import java.io.Serializable;
import java.net.URI;

/**
 * Where alerts are indexed. Secrets are not here: the API key comes from the environment of the
 * process that connects, see {@link Clients}.
 *
 * @param url the server, {@code http://} or {@code https://}
 * @param index the index or alias
 * @param versionBase added to the revision of every document, so that a later run overwrites what
 *     an earlier one left: the start of the run, fixed when the job is submitted
 */
public record ElasticsearchOptions(URI url, String index, long versionBase)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where alerts go when nothing else is said. */
  public static final String DEFAULT_INDEX = "trailhound-alerts";

  private static final int REVISION_BITS = 20;

  /** Options of a run that starts at a time, in milliseconds since 1970. */
  public static ElasticsearchOptions startingAt(URI url, String index, long millis) {
    return new ElasticsearchOptions(url, index, millis << REVISION_BITS);
  }
}
