public class GenerateSqlTypes { public static void main(String[] a) {} }
