docker volume rm boxed-b
