/** What an organisation knows of its identities: files that it gives, as facts by identity. */
@NullMarked
package io.trailhound.enrichment.identity.directory;

import org.jspecify.annotations.NullMarked;
