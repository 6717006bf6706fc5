package brickwork;

import java.util.Locale;
import org.apache.spark.sql.types.*;

/** How an information schema tells a type: as Unity Catalog names it, in full, and in the columns of the SQL standard. */
final class InfoType {
  private InfoType() {}

  static InfoRow put(InfoRow row, DataType t) {
    row.put("data_type", name(t)).put("full_data_type", t.catalogString());
    if (isText(t)) row.put("character_maximum_length", 0).put("character_octet_length", "0");
    if (t instanceof DecimalType d) number(row, d.precision(), 10).put("numeric_scale", d.scale());
    if (t instanceof IntegralType) number(row, t.defaultSize() * 8, 2).put("numeric_scale", 0);
    if (t instanceof FloatType || t instanceof DoubleType) number(row, t.defaultSize() * 8, 2);
    if (t instanceof DateType) row.put("datetime_precision", 0);
    if (t instanceof TimestampType || t instanceof TimestampNTZType) row.put("datetime_precision", 3);
    if (t instanceof DayTimeIntervalType || t instanceof YearMonthIntervalType)
      row.put("interval_type", t.typeName().toUpperCase(Locale.ROOT).replace("INTERVAL ", ""));
    return row;
  }

  private static InfoRow number(InfoRow row, int precision, int radix) {
    return row.put("numeric_precision", precision).put("numeric_precision_radix", radix);
  }

  private static boolean isText(DataType t) {
    return t instanceof StringType || t instanceof CharType || t instanceof VarcharType;
  }

  private static String name(DataType t) {
    if (t instanceof ByteType) return "BYTE";
    if (t instanceof ShortType) return "SHORT";
    if (t instanceof IntegerType) return "INT";
    if (t instanceof LongType) return "LONG";
    if (t instanceof DecimalType) return "DECIMAL";
    if (t instanceof CharType) return "CHAR";
    if (isText(t)) return "STRING";
    if (t instanceof NullType) return "NULL";
    if (t instanceof DayTimeIntervalType || t instanceof YearMonthIntervalType || t instanceof CalendarIntervalType) return "INTERVAL";
    return t.typeName().toUpperCase(Locale.ROOT).replaceAll("[(<].*", "");
  }
}
