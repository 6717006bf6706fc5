package brickwork;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;

/** A statement while it runs. */
final class Statement {
  private static final long PATIENCE_MILLIS = 100; // between a cancelled job and an interrupted thread

  private final SparkSession spark;
  private final String tag;
  private Thread thread;
  private boolean cancelled;

  Statement(SparkSession spark, String tag) {
    this.spark = spark;
    this.tag = tag;
  }

  Answer run(String sql) throws Throwable {
    SparkContext context = spark.sparkContext();
    begin();
    try {
      context.clearJobTags();
      context.addJobTag(tag);
      context.setInterruptOnCancel(true);
      org.apache.spark.sql.SparkSession.setActiveSession(spark);
      CommitLog.forget();
      Dataset<Row> data = spark.sql(sql);
      return Answer.of(spark, data);
    } catch (Throwable t) {
      if (cancelled()) throw SqlError.cancelled();
      throw t;
    } finally {
      context.clearJobTags();
      end();
    }
  }

  /** Cancels the statement's jobs and, for what is no job, keeps interrupting its thread until it ends. */
  void cancel() {
    synchronized (this) {
      cancelled = true;
    }
    spark.sparkContext().cancelJobsWithTag(tag);
    while (waitForEnd()) interrupt();
  }

  private synchronized void begin() {
    if (cancelled) throw SqlError.cancelled();
    thread = Thread.currentThread();
  }

  private synchronized void end() {
    thread = null;
    Thread.interrupted(); // the thread goes back to its pool
    notifyAll();
  }

  private synchronized boolean cancelled() {
    return cancelled;
  }

  private synchronized boolean waitForEnd() {
    try {
      if (thread != null) wait(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      return false;
    }
    return thread != null;
  }

  private synchronized void interrupt() {
    if (thread != null) thread.interrupt();
  }
}
