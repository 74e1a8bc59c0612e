docker volume rm boxed-a
