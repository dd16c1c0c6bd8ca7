/** Rules and suppression lists that change while a job runs. */
@NullMarked
package io.trailhound.pipeline.source.rules;

import org.jspecify.annotations.NullMarked;
