from shop.service import Service

SERVICES = {"mail": Service("mail.service"), "search": Service("search.service")}
