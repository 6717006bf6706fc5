package brickwork;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.FractionTimeFormatter;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.IntervalStringStyles;
import org.apache.spark.sql.catalyst.util.IntervalUtils;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.*;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;

/**
 * The form of values that the driver reads: as Spark has them, but strings for what Arrow has no type for that it knows (VARIANT, TIME,
 * intervals), and for a DECIMAL that is a whole column.
 */
final class Wire {
  private final ZoneId zone;
  private final Fields columns;

  /** Makes a value, never null, into its other form. */
  private interface Converter extends UnaryOperator<Object> {}

  /** How values of a type are sent; null stands for as they are. */
  private record Form(DataType type, Converter convert) {
    static Form text(UnaryOperator<Object> text) {
      return new Form(DataTypes.StringType, v -> UTF8String.fromString(text.apply(v).toString()));
    }
  }

  /** The same for the fields of a row. */
  private record Fields(StructType from, StructType to, Form[] forms, boolean same) {
    static Fields of(StructType from, Function<DataType, Form> form) {
      Form[] forms = new Form[from.length()];
      StructField[] to = new StructField[from.length()];
      for (int i = 0; i < to.length; i++) {
        StructField f = from.apply(i);
        forms[i] = form.apply(f.dataType());
        to[i] = forms[i] == null ? f : new StructField(f.name(), forms[i].type(), f.nullable(), f.metadata());
      }
      return new Fields(from, new StructType(to), forms, Arrays.stream(forms).allMatch(Objects::isNull));
    }

    InternalRow row(InternalRow row) {
      Object[] out = new Object[forms.length];
      for (int i = 0; i < out.length; i++) {
        if (row.isNullAt(i)) continue;
        Object v = row.get(i, from.apply(i).dataType());
        out[i] = forms[i] == null ? v : forms[i].convert().apply(v);
      }
      return new GenericInternalRow(out);
    }
  }

  Wire(StructType schema, String zone) {
    this.zone = DateTimeUtils.getZoneId(zone);
    columns = Fields.of(schema, this::column);
  }

  StructType schema() {
    return columns.to();
  }

  InternalRow row(InternalRow row) {
    return columns.same() ? row : columns.row(row);
  }

  private Form column(DataType t) {
    return t instanceof DecimalType ? Form.text(v -> ((Decimal) v).toJavaBigDecimal().toPlainString()) : form(t);
  }

  private Form form(DataType t) {
    if (t instanceof VariantType) return Form.text(v -> ((VariantVal) v).toJson(zone));
    if (t instanceof YearMonthIntervalType i)
      return Form.text(v -> IntervalUtils.toYearMonthIntervalString((Integer) v, IntervalStringStyles.HIVE_STYLE(), i.startField(), i.endField()));
    if (t instanceof DayTimeIntervalType i)
      return Form.text(v -> IntervalUtils.toDayTimeIntervalString((Long) v, IntervalStringStyles.HIVE_STYLE(), i.startField(), i.endField()));
    if (t instanceof CalendarIntervalType) return Form.text(v -> v);
    if (t instanceof TimeType) return Form.text(v -> new FractionTimeFormatter().format((Long) v));
    if (t instanceof ArrayType a) return array(a);
    if (t instanceof MapType m) return map(m);
    if (t instanceof StructType s) return struct(s);
    return null;
  }

  private Form array(ArrayType t) {
    Form element = form(t.elementType());
    if (element == null) return null;
    return new Form(new ArrayType(element.type(), t.containsNull()), v -> elements((ArrayData) v, t.elementType(), element));
  }

  private Form map(MapType t) {
    Form key = form(t.keyType()), value = form(t.valueType());
    if (key == null && value == null) return null;
    DataType keyType = key == null ? t.keyType() : key.type(), valueType = value == null ? t.valueType() : value.type();
    return new Form(
        new MapType(keyType, valueType, t.valueContainsNull()),
        v -> new ArrayBasedMapData(elements(((MapData) v).keyArray(), t.keyType(), key), elements(((MapData) v).valueArray(), t.valueType(), value)));
  }

  private Form struct(StructType t) {
    Fields fields = Fields.of(t, this::form);
    return fields.same() ? null : new Form(fields.to(), v -> fields.row((InternalRow) v));
  }

  private static ArrayData elements(ArrayData in, DataType type, Form form) {
    if (form == null) return in;
    Object[] out = new Object[in.numElements()];
    for (int i = 0; i < out.length; i++) if (!in.isNullAt(i)) out[i] = form.convert().apply(in.get(i, type));
    return new GenericArrayData(out);
  }
}
