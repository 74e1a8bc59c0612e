/// A small container lesson. Tests add what they need of it.
enum PortsLesson {
    static let opening = """
        ---
        title: Ports
        minutes: 20
        engine: docker
        objectives:
          - Publish a port
        ---

        # Ports

        A shop has a door. A container has ports.


        """
}
