/** The alert document: its id, its ATT&amp;CK terms, its reason and its JSON. */
@NullMarked
package io.trailhound.detection.alert;

import org.jspecify.annotations.NullMarked;
