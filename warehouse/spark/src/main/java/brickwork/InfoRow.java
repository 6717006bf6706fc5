package brickwork;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** A row in the making: what is not put is NULL. */
final class InfoRow {
  private final Map<String, Object> values = new HashMap<>();

  InfoRow put(String column, Object value) {
    values.put(column, value instanceof String s ? UTF8String.fromString(s) : value);
    return this;
  }

  /** Puts the parts of a name into the columns of these parts. */
  InfoRow put(String prefix, String catalog, String schema, String name) {
    return put(prefix + "_catalog", catalog).put(prefix + "_schema", schema).put(prefix + "_name", name);
  }

  /** Puts when something was made and changed, in milliseconds, and by whom. */
  InfoRow history(long created, long altered, String who) {
    return put("created", created * 1000).put("created_by", who).put("last_altered", altered * 1000).put("last_altered_by", who);
  }

  InternalRow of(StructType schema) {
    Object[] out = new Object[schema.length()];
    int known = 0;
    for (int i = 0; i < out.length; i++) {
      StructField f = schema.apply(i);
      if (values.containsKey(f.name())) known++;
      out[i] = values.get(f.name());
      if (out[i] == null && !f.nullable()) throw new IllegalStateException("no " + f.name() + " in " + values);
    }
    if (known != values.size()) throw new IllegalStateException(values.keySet() + " in " + schema.simpleString());
    return new GenericInternalRow(out);
  }
}
