docker rm bell
