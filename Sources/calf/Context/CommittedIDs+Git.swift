import Course

extension CommittedIDs {
    /// Asks Git what a course's folder had at the last commit; `nil` if there is no Git, no repository, no commit, or only a part of one.
    static func read(in directory: String) async -> CommittedIDs? {
        let git = Git(directory: directory)
        if await git.isPartial { return nil }
        guard let files = await git.output("ls-tree", "-r", "-z", "--name-only", "HEAD") else { return nil }
        var ids = CommittedIDs()
        for path in files.split(separator: "\0") { ids.add(path: String(path)) }
        // Exits with 1 if no file has a match.
        let headings = await git.output("grep", "-z", "-I", "--no-color", "-e", "^## Exercise:", "HEAD", "--", "*.md") ?? ""
        for match in headings.split(separator: "\n") {
            let parts = match.split(separator: "\0", maxSplits: 1)
            guard parts.count == 2 else { continue }
            ids.add(heading: String(parts[1]), in: String(parts[0].dropFirst("HEAD:".count)))
        }
        return ids
    }
}
