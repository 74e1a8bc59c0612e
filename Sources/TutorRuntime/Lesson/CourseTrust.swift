package import Course

/// Whether a course may run anything: only shipped courses and those that the user trusts.
package struct CourseTrust: Sendable {
    private let trust: Trust
    private let root: CourseRoot
    private let trustsAll: Bool

    /// - Parameter trustsAll: Whether the user trusted all courses in use at startup.
    package init(_ trust: Trust, root: CourseRoot, trustsAll: Bool) {
        self.trust = trust
        self.root = root
        self.trustsAll = trustsAll
    }

    func isTrusted(_ directory: String) -> Bool { trustsAll || root.isShipped(directory) || trust.isTrusted(directory) }

    func review(of directory: String) throws(CourseError) -> TrustReview { try trust.review(of: directory) }

    func give(_ directory: String, _ scope: Trust.Scope) throws(CourseError) { try trust.trust(directory, scope: scope) }
}
