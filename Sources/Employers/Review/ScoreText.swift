/// Scores as people read them: hundredths of a bit as `7.25`, `-0.50`.
public enum ScoreText {
  public static func bits(_ score: Int32) -> String {
    let magnitude = score.magnitude
    let fraction = magnitude % 100
    return (score < 0 ? "-" : "") + "\(magnitude / 100)." + (fraction < 10 ? "0" : "") + "\(fraction)"
  }
}
