extension Double {
    /// Milliseconds as `0.057 ms`, `0.6 ms`, `142 ms` or `2.4 s`.
    package var shortTime: String {
        switch self {
        case ..<0.1: "\((self * 1000).rounded() / 1000) ms"
        case ..<10: "\((self * 10).rounded() / 10) ms"
        case ..<1000: "\(Int(rounded())) ms"
        default: "\((self / 100).rounded() / 10) s"
        }
    }
}
