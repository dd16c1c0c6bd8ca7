/** The types that flow between operators, with their serializers: no Kryo anywhere. */
@NullMarked
package io.trailhound.pipeline.type;

import org.jspecify.annotations.NullMarked;
